import Domain
import Testing

/// A number and its noun are of one number.
@Suite struct NounTests {
    @Test(arguments: [
        (0, "0 nights"), (1, "1 night"), (2, "2 nights"), (11, "11 nights"), (-1, "-1 nights"),
    ])
    func `one is singular, all else is plural`(number: Int, words: String) {
        #expect("\(number, of: "night")" == words)
    }

    @Test(arguments: [
        (1...1, "1 entry"), (0...1, "0 to 1 entries"), (4...4, "4 entries"),
        (1...3, "1 to 3 entries"),
    ])
    func `a range whose ends are equal is one number`(range: ClosedRange<Int>, words: String) {
        #expect("\(range, of: "entry/entries")" == words)
    }

    @Test(arguments: [
        ("at least 1", "trip"), ("at least 2", "trips"), ("1,001", "trips"), ("1.0", "trips"),
    ])
    func `the number as it is written decides`(number: String, form: String) {
        #expect(Noun("trip").form(of: number) == form)
    }
}
