import Testing

@testable import Hosts

@Suite struct SharedMarkTests {
    private let marks = SharedMarks(
        [[1, 2, 3], [2, 3, 9], [3, 4], [3], [], [5]],
        upTo: 3
    )

    @Test func `marks that few share count, those that more have are passed over`() {
        // 3 is held by four of them.
        #expect(marks.common(0, 1) == 1)
        #expect(marks.common(2, 3) == 0)
        #expect(marks.groups == [[0, 1]])
    }

    @Test func `the rarest mark that two share says how often strangers do`() {
        #expect(marks.fewestHolders(0, 1) == 2)
        #expect(marks.chanceOfSharing(0, 1) == 0.5 / 5)
        #expect(marks.fewestHolders(0, 5) == 0)
    }

    @Test func `how many marks a record has at all is known`() {
        #expect((0..<6).map(marks.count) == [3, 3, 2, 1, 0, 1])
        #expect(marks.records == 5)
    }
}
