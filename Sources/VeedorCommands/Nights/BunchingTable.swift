internal import Domain
internal import Nights
internal import Policies
internal import Reporting

/// Whether declared nights heap just below each cap.
enum BunchingTable {
    static func table(
        _ checks: [CapCheck],
        stays: StoredStays,
        measures: NightMeasures
    ) -> DataTable {
        var table = DataTable(columns: [
            .init("cap"), .init("nights", isNumeric: true), .init("unit"),
            .init("window_from", isNumeric: true), .init("window_to", isNumeric: true),
            .init("declared", isNumeric: true), .init("around", isNumeric: true),
            .init("observed", isNumeric: true), .init("expected", isNumeric: true),
            .init("excess_from", isNumeric: true), .init("excess_to", isNumeric: true),
            .init("says"),
        ])
        for check in checks {
            var groups: [Group: [Int]] = [:]
            for line in check.lines {
                let group = Group(
                    maximum: line.cap.maximumNights,
                    unit: CapTables.unit(line),
                    isCovered: stays.coverage(of: line.period) >= measures.minimumCoverage
                )
                var counts = groups[group] ?? []
                if let declared = line.declared { counts.append(declared.counted) }
                groups[group] = counts
            }
            for (group, counts) in groups.sorted(by: { $0.key < $1.key }) {
                table.rows.append(row(check.id, group, counts, measures))
            }
        }
        return table
    }

    private struct Group: Hashable, Comparable {
        let maximum: Int
        let unit: String

        /// Whether enough of the period was declared.
        let isCovered: Bool

        static func < (left: Group, right: Group) -> Bool {
            (left.maximum, left.unit, left.isCovered ? 0 : 1)
                < (right.maximum, right.unit, right.isCovered ? 0 : 1)
        }
    }

    private static func row(
        _ id: String,
        _ group: Group,
        _ counts: [Int],
        _ measures: NightMeasures
    ) -> [DataTable.Cell] {
        let heap = CapBunching(counts, cap: group.maximum, rules: measures.bunching)
        let start: [DataTable.Cell] = [
            .text(id), .count(group.maximum), .text(group.unit), .count(heap.window.lowerBound),
            .count(heap.window.upperBound), .count(counts.count), .count(heap.subjects),
            .count(heap.observed),
        ]
        guard group.isCovered else {
            let words = "too little of the period was declared"
            return start + [.empty, .empty, .empty, .text(words)]
        }
        return start + [
            heap.expected.map { .decimal($0, digits: 1) } ?? .empty,
            heap.excess.map { .decimal($0.from, digits: 1) } ?? .empty,
            heap.excess.map { .decimal($0.to, digits: 1) } ?? .empty,
            .text(heap.verdict.rawValue),
        ]
    }
}
