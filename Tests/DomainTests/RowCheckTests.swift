import Domain
import Testing

@Suite struct RowCheckTests {
    @Test(arguments: [0, 1, 23_716_800, 28_401_119, -1, -1_000_003] as [Int64])
    func `each second of a minute has a number of its own`(minute: Int64) {
        let numbers = (0..<60).map { RowCheck.number(seconds: minute * 60 + $0) }
        #expect(numbers[0] == RowCheck.wholeMinute)
        #expect(numbers.sorted() == Array(0..<60))
    }

    @Test func `the numbers do not tell the seconds in their order`() {
        let turned = (0..<1_000 as Range<Int64>).count { minute in
            RowCheck.number(seconds: minute * 60 + 1) != 1
        }
        // By chance one in 59 stays where it is.
        #expect(turned > 960)
    }
}
