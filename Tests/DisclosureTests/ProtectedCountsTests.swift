import Disclosure
import Testing

/// Which counts of linked tables are hidden.
@Suite struct ProtectedCountsTests {
    private static let rules = ProtectedCounts.Rules(leastCount: 10, leastWidth: 10)

    private func cube(_ counts: [[String]: Int64], periods: Int = 0) -> CountCube {
        let width = counts.keys.first?.count ?? 0
        return CountCube(
            dimensions: (0..<width).map { .init("d\($0)", isPeriod: $0 < periods) },
            counts: counts
        )
    }

    /// Every hidden count, attacked with every count that is shown.
    private func holds(
        _ tables: [ProtectedCounts],
        _ cube: CountCube
    ) throws -> Bool {
        let combinations = cube.combinations
        var sums: [CountCell: Int64?] = [:]
        for one in tables {
            for cell in one.counts.keys {
                if !one.hidden.contains(cell) { sums[cell] = .some(one.counts[cell]) }
                if sums[cell] == nil { sums[cell] = .some(nil) }
            }
        }
        let cells = sums.keys.sorted()
        let ranges = try Attack(
            counts: combinations.count,
            sums: cells.map { cell in
                SumOfCounts(
                    members: combinations.indices.filter { cell.holds(combinations[$0]) },
                    value: sums[cell] ?? nil
                )
            }
        ).ranges()
        return ranges.values.allSatisfy { ($0.width ?? .max) >= 10 }
    }

    @Test(arguments: [(9, true), (10, false), (1, true), (0, false)] as [(Int64, Bool)])
    func `a count from 1 to 9 is hidden, none and ten are not`(count: Int64, isHidden: Bool) throws
    {
        let cube = cube([["a"]: count, ["b"]: 50, ["c"]: 60])
        let found = try ProtectedCounts(cube, tables: [[0]], rules: Self.rules)
        #expect(found.hidden.contains(CountCell(["a"])) == isHidden)
        #expect(found.hidden.isEmpty != isHidden)
        #expect(!found.hidden.contains(CountCell([nil])))
    }

    @Test func `the smallest count that leaves room is hidden with it, and no total`() throws {
        let cube = cube([["a"]: 3, ["b"]: 500, ["c"]: 11, ["d"]: 40])
        let found = try ProtectedCounts(cube, tables: [[0]], rules: Self.rules)
        #expect(found.hidden == [CountCell(["a"]), CountCell(["c"])])
        #expect(try holds([found], cube))
    }

    @Test func `a count that is hidden in one week is hidden in all`() throws {
        let cube = cube(
            [
                ["w1", "a"]: 9, ["w1", "b"]: 30, ["w1", "c"]: 40,
                ["w2", "a"]: 10, ["w2", "b"]: 31, ["w2", "c"]: 41,
            ],
            periods: 1
        )
        let found = try ProtectedCounts(cube, tables: [[0, 1]], rules: Self.rules)
        #expect(found.hidden.contains(CountCell(["w2", "a"])))
        #expect(found.hidden.contains(CountCell(["w1", "b"])))
        #expect(found.hidden.contains(CountCell(["w2", "b"])))
        #expect(found.hidden.count == 4)
    }

    @Test func `what was published before stays known, and others are hidden for it`() throws {
        let first = cube([["w1", "a"]: 12, ["w1", "b"]: 30, ["w1", "c"]: 40], periods: 1)
        let before = try ProtectedCounts(first, tables: [[0, 1]], rules: Self.rules)
        #expect(before.hidden.isEmpty)
        var counts = first.counts
        for (name, count) in [("a", 4), ("b", 31), ("c", 44)] as [(String, Int64)] {
            counts[["w2", name]] = count
        }
        let second = cube(counts, periods: 1)
        let now = try ProtectedCounts(
            second,
            tables: [[0, 1]],
            former: [.init(shown: before.counts)],
            rules: Self.rules
        )
        #expect(now.hidden.contains(CountCell(["w2", "a"])))
        #expect(!now.hidden.contains(CountCell(["w1", "a"])))
        #expect(try holds([before, now], second))
    }

    @Test func `a figure that was revised by few is hidden`() throws {
        let cube = cube([["a"]: 52, ["b"]: 500, ["c"]: 60])
        let former = ProtectedCounts.Former(shown: [CountCell(["a"]): 50])
        let found = try ProtectedCounts(cube, tables: [[0]], former: [former], rules: Self.rules)
        #expect(found.hidden.contains(CountCell(["a"])))
    }

    @Test func `what former figures give away cannot be published around`() throws {
        let cube = cube([["a"]: 3, ["b"]: 50])
        let former = ProtectedCounts.Former(shown: [CountCell([nil]): 53, CountCell(["b"]): 50])
        #expect(throws: DisclosureError.exposed(cell: "a", least: 3, most: 3)) {
            try ProtectedCounts(cube, tables: [[0]], former: [former], rules: Self.rules)
        }
    }

    /// A month that was half over when it was first published.
    @Test func `what came to a month since it was first published is told by no difference`() throws
    {
        let week = CountCube.Dimension("week", isPeriod: true)
        let dimensions = [week, .init("month", isPeriod: true), .init("area")]
        let first = CountCube(
            dimensions: dimensions,
            counts: [["w1", "m1", "a"]: 20, ["w1", "m1", "b"]: 30, ["w1", "m1", "c"]: 40]
        )
        let tables = [[0, 2], [1, 2]]
        let before = try ProtectedCounts(first, tables: tables, rules: Self.rules)
        #expect(before.hidden.isEmpty)
        var second = first
        for (area, count) in [("a", 4), ("b", 31), ("c", 44)] as [(String, Int64)] {
            second.counts[["w2", "m1", area]] = count
        }
        let now = try ProtectedCounts(
            second,
            tables: tables,
            former: [.init(shown: before.counts, hidden: before.hidden)],
            rules: Self.rules
        )
        #expect(now.hidden.contains(CountCell(["w2", nil, "a"])))
        #expect(now.hidden.contains(CountCell([nil, "m1", "a"])))
    }

    @Test func `units that were counted elsewhere before are no contradiction`() throws {
        let cube = cube([["a"]: 3, ["b"]: 50, ["c"]: 80])
        let former = ProtectedCounts.Former(
            shown: [CountCell(["b"]): 90, CountCell(["c"]): 40, CountCell([nil]): 133]
        )
        let found = try ProtectedCounts(cube, tables: [[0]], former: [former], rules: Self.rules)
        #expect(found.hidden.contains(CountCell(["a"])))
        #expect(try holds([found], cube))
    }

    /// Tables that share margins, over drawn cities: nothing small can be worked out of any.
    @Test(arguments: 0..<24)
    func `linked tables of a drawn city give nothing away`(seed: Int) throws {
        var generator = Draws(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        var counts: [[String]: Int64] = [:]
        for week in 1...2 {
            for area in 0..<5 {
                for kind in 0..<3 {
                    for state in 0..<3 {
                        let size = generator.next(below: 4)
                        let count = size == 0 ? 0 : generator.next(below: size == 3 ? 60 : 8)
                        let key = ["w\(week)", "a\(area)", "k\(kind)", "s\(state)"]
                        if count > 0 { counts[key] = Int64(count) }
                    }
                }
            }
        }
        let cube = cube(counts, periods: 1)
        let found = try ProtectedCounts(
            cube,
            tables: [[0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2]],
            rules: Self.rules
        )
        #expect(try holds([found], cube))
        #expect(
            found.counts.allSatisfy { cell, count in
                count == 0 || count >= 10 || found.hidden.contains(cell)
            }
        )
        // Not everything: a table of nothing protects as well.
        #expect(found.hidden.count < found.counts.count)
    }

    private struct Draws {
        var state: UInt64

        /// xorshift64* (Vigna 2016).
        mutating func next(below limit: Int) -> Int {
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % limit
        }
    }
}
