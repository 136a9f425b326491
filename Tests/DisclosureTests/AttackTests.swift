import Disclosure
import Testing

/// What can be worked out of hidden sums.
@Suite struct AttackTests {
    private func ranges(_ counts: Int, _ sums: [([Int], Int64?)]) throws -> [Int: FeasibleRange] {
        try Attack(
            counts: counts,
            sums: sums.map { SumOfCounts(members: $0.0, value: $0.1) }
        ).ranges()
    }

    @Test func `one hidden count beside its total is told exactly`() throws {
        let found = try ranges(3, [([0, 1, 2], 30), ([0], 12), ([1], 15), ([2], nil)])
        #expect(found[3]?.least == 3)
        #expect(found[3]?.most == 3)
        #expect(found[3]?.binding == [0, 1, 2])
    }

    @Test func `two hidden counts share what their total leaves`() throws {
        let found = try ranges(3, [([0, 1, 2], 30), ([0], 12), ([1], nil), ([2], nil)])
        #expect(found[2]?.least == 1)
        #expect(found[2]?.most == 17)
        #expect(found[3]?.width == 16)
    }

    @Test func `a hidden count without a total has no upper end`() throws {
        let found = try ranges(2, [([0], 12), ([1], nil)])
        #expect(found[1] == FeasibleRange(least: 1, most: nil))
    }

    /// Two by two with all margins: one number settles all four.
    @Test func `a square of hidden counts moves as one`() throws {
        let found = try ranges(
            4,
            [([0, 1], 20), ([2, 3], 9), ([0, 2], 15), ([1, 3], 14)]
                + (0..<4).map { ([$0], nil) }
        )
        #expect(found[4].map { [$0.least, $0.most ?? 0] } == [7, 14])
        #expect(found[6].map { [$0.least, $0.most ?? 0] } == [1, 8])
    }

    /// A month that cuts a week in two: the days that both share tell the rest.
    @Test func `weeks and months that overlap tell what they leave out`() throws {
        let weeks: [([Int], Int64?)] = [([0], 40), ([1, 2], 44), ([3], 50)]
        let months: [([Int], Int64?)] = [([0, 1], 80), ([2, 3], nil)]
        let found = try ranges(4, weeks + months)
        #expect(found[4].map { [$0.least, $0.most ?? 0] } == [54, 54])
    }

    @Test func `published sums that contradict each other are no table`() throws {
        #expect(throws: DisclosureError.contradiction) {
            try ranges(2, [([0, 1], 5), ([0], 9), ([1], nil)])
        }
    }

    /// Whole numbers are narrower than fractions: three pairs that each make one.
    @Test func `the ends are whole numbers that can be true`() throws {
        let found = try ranges(
            4,
            [([0, 1, 3], 5), ([1, 2, 3], 5), ([0, 2, 3], 5), ([0], nil), ([3], nil)]
        )
        // a = b = c, so that 2a + d = 5: an odd d from 1 to 3, for a is above 0.
        #expect(found[3].map { [$0.least, $0.most ?? 0] } == [1, 2])
        #expect(found[4].map { [$0.least, $0.most ?? 0] } == [1, 3])
    }
}
