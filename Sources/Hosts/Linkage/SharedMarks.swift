/// Marks that records have, such as sequences of words or keyed telephone numbers, and who shares
/// which.
///
/// Marks that many have are passed over: a sentence of an agency's template, a manager's number.
struct SharedMarks: Sendable {
    /// For each mark that some share, at most as many as asked for, the records that have it.
    let groups: [[Int]]

    /// The numbers of the shared marks of all records, one record after the other, rising in each.
    private let shared: [Int32]

    /// Where the numbers of each record begin, and where the last ones end.
    private let starts: [Int]

    /// For each record how many marks it has at all.
    private let counts: [Int32]

    /// How many records have any.
    let records: Int

    /// Finds out who shares which.
    ///
    /// - Parameters:
    ///   - marks: of each record, each once.
    ///   - most: marks that more records have are passed over.
    init(_ marks: [[UInt64]], upTo most: Int) {
        var pairs: [(mark: UInt64, record: Int32)] = []
        pairs.reserveCapacity(marks.reduce(0) { $0 + $1.count })
        for (record, own) in marks.enumerated() {
            for mark in own { pairs.append((mark, Int32(record))) }
        }
        pairs.sort { ($0.mark, $0.record) < ($1.mark, $1.record) }
        var groups: [[Int]] = []
        var shared = [[Int32]](repeating: [], count: marks.count)
        var start = 0
        while start < pairs.count {
            var end = start + 1
            while end < pairs.count, pairs[end].mark == pairs[start].mark { end += 1 }
            if 2...max(2, most) ~= end - start {
                let records = pairs[start..<end].map { Int($0.record) }
                for record in records { shared[record].append(Int32(groups.count)) }
                groups.append(records)
            }
            start = end
        }
        self.groups = groups
        self.shared = shared.flatMap(\.self)
        starts = shared.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        counts = marks.map { Int32($0.count) }
        records = marks.count { !$0.isEmpty }
    }

    /// How many marks a record has.
    func count(_ record: Int) -> Int { Int(counts[record]) }

    /// How many shared marks two records have in common.
    func common(_ one: Int, _ other: Int) -> Int {
        var count = 0
        forEachCommon(one, other) { _ in count += 1 }
        return count
    }

    /// How many records have the rarest mark that two have in common; 0 where there is none.
    func fewestHolders(_ one: Int, _ other: Int) -> Int {
        var fewest = Int.max
        forEachCommon(one, other) { fewest = min(fewest, groups[Int($0)].count) }
        return fewest == .max ? 0 : fewest
    }

    /// How often a stranger shares the rarest mark of two: the two themselves are left out, but for
    /// half a one.
    func chanceOfSharing(_ one: Int, _ other: Int) -> Double {
        max(0.5, Double(fewestHolders(one, other)) - 1.5) / Double(max(1, records))
    }

    private func forEachCommon(_ one: Int, _ other: Int, _ body: (Int32) -> Void) {
        var (left, right) = (starts[one], starts[other])
        let (end, otherEnd) = (starts[one + 1], starts[other + 1])
        while left < end, right < otherEnd {
            let (first, second) = (shared[left], shared[right])
            if first < second {
                left += 1
            } else if first > second {
                right += 1
            } else {
                body(first)
                left += 1
                right += 1
            }
        }
    }
}
