/// The counts of linked tables, so many of them hidden that nobody can work out a small one.
///
/// Counts from 1 up to the least are hidden (primary suppression), and as many others that what can be
/// worked out of every hidden count leaves a range of the least width (complementary suppression). A count
/// that is hidden at one time is hidden at all times, so that neighbouring weeks do not tell it; and what
/// was published before is taken for known, also of stretches of time that were not over then.
public struct ProtectedCounts: Sendable {
    /// The cells of each table, in order.
    public private(set) var tables: [[CountCell]] = []

    /// The count of every cell.
    public private(set) var counts: [CountCell: Int64] = [:]

    /// The cells that are hidden.
    public private(set) var hidden: Set<CountCell> = []

    /// What can be worked out of each hidden cell.
    public private(set) var ranges: [CountCell: FeasibleRange] = [:]

    private let cube: CountCube
    private let rules: Rules
    private let fixed: Set<CountCell>

    /// Cells that differ in time only, by what they share.
    private var allSeries: [[String?]: [CountCell]] = [:]

    /// What is asked of hidden counts.
    public struct Rules: Hashable, Sendable {
        /// The smallest count above 0 that is shown.
        public var leastCount: Int64

        /// How wide the range is that a hidden count can be in.
        public var leastWidth: Int64

        /// What is asked of hidden counts.
        public init(leastCount: Int64, leastWidth: Int64) {
            self.leastCount = leastCount
            self.leastWidth = leastWidth
        }
    }

    /// Counts that were published before.
    public struct Former: Hashable, Sendable {
        /// Those that were shown.
        public var shown: [CountCell: Int64]

        /// Those that were hidden, and still are to be.
        public var hidden: Set<CountCell>

        /// Counts that were published before.
        public init(shown: [CountCell: Int64] = [:], hidden: Set<CountCell> = []) {
            self.shown = shown
            self.hidden = hidden
        }
    }

    /// Hides what must be hidden.
    ///
    /// - Parameters:
    ///   - cube: the units.
    ///   - tables: by which properties each table shows them, by number; a table without one of the
    ///     periods adds up over it.
    ///   - former: what was published before, the earliest first.
    ///   - rules: what is asked.
    /// - Throws: `DisclosureError`.
    public init(
        _ cube: CountCube,
        tables: [[Int]],
        former: [Former] = [],
        rules: Rules
    ) throws(DisclosureError) {
        self.cube = cube
        self.rules = rules
        self.tables = tables.map { Self.cells(of: cube, by: $0) }
        let before = Dictionary(
            former.flatMap { $0.shown.map { ($0.key, $0.value) } },
            uniquingKeysWith: { _, later in later }
        )
        var counts: [CountCell: Int64] = [:]
        for cell in self.tables.joined() { counts[cell] = 0 }
        for cell in before.keys { counts[cell] = 0 }
        let shapes = Set(counts.keys.map { $0.values.map { $0 != nil } })
        for (key, count) in cube.counts {
            for shape in shapes {
                let cell = CountCell(zip(shape, key).map { $0 ? $1 : nil })
                if let sum = counts[cell] { counts[cell] = sum + count }
            }
        }
        fixed = Set(before.filter { counts[$0.key] == $0.value }.keys)
        // A figure that was revised by few tells those few.
        let revised = before.filter { cell, value in
            let change = abs((counts[cell] ?? 0) - value)
            return change > 0 && change < rules.leastCount
        }
        self.counts = counts
        hidden = Set(
            self.tables.joined().filter { cell in
                let count = counts[cell] ?? 0
                let isSmall = count < rules.leastCount || revised[cell] != nil
                return count > 0 && isSmall && !fixed.contains(cell)
            }
        )
        allSeries = Dictionary(grouping: Set(self.tables.joined())) { timeless($0) }
        closeSeries()
        do {
            try hideMore(former, mayHaveGone: false)
        } catch {
            guard error == .contradiction, !former.isEmpty else { throw error }
            // Units that were counted before are counted elsewhere now, or not at all.
            try hideMore(former, mayHaveGone: true)
        }
    }

    /// The cells of a table: each combination of values, and all of each property that is no period.
    private static func cells(of cube: CountCube, by shown: [Int]) -> [CountCell] {
        let periods = Set(
            cube.counts.keys.map { key in
                cube.dimensions.indices.map { place in
                    shown.contains(place) && cube.dimensions[place].isPeriod ? key[place] : nil
                }
            }
        )
        var cells = periods.sorted { CountCell($0) < CountCell($1) }
        for place in shown where !cube.dimensions[place].isPeriod {
            let values: [String?] = [nil] + cube.values(of: place)
            cells = cells.flatMap { cell in
                values.map { value in
                    var cell = cell
                    cell[place] = value
                    return cell
                }
            }
        }
        return cells.map(CountCell.init)
    }

    private mutating func hideMore(
        _ former: [Former],
        mayHaveGone: Bool
    ) throws(DisclosureError) {
        let shown = Set(tables.joined()).sorted()
        let knowledge = PublicKnowledge(
            cube,
            cells: shown,
            former: former,
            mayHaveGone: mayHaveGone
        )
        while true {
            let found = try knowledge.attack(counts, hidden: hidden).ranges()
            ranges = [:]
            for (number, range) in found where number < shown.count {
                ranges[shown[number]] = range
            }
            let weak = found.filter { ($0.value.width ?? .max) < rules.leastWidth }
                .sorted { $0.key < $1.key }
            guard !weak.isEmpty else { return }
            var hasHidden = false
            for (number, range) in weak {
                // What was published before can be hidden no more.
                let binding = range.binding.filter { $0 < shown.count }.map { shown[$0] }
                // What this pass has hidden may be enough for this cell too.
                if binding.contains(where: hidden.contains) { continue }
                let cell = knowledge.cell(number)
                guard let partner = partner(of: cell, range, among: binding) else { continue }
                hidden.insert(partner)
                closeSeries()
                hasHidden = true
            }
            guard !hasHidden, let (number, range) = weak.first else { continue }
            throw .exposed(
                cell: knowledge.cell(number).values.map { $0 ?? "all" }.joined(separator: ", "),
                least: range.least,
                most: range.most ?? .max
            )
        }
    }

    /// The published cell that is hidden for the sake of another: no total where a part will do, and
    /// of those the smallest that leaves room enough.
    private func partner(
        of cell: CountCell,
        _ range: FeasibleRange,
        among binding: [CountCell]
    ) -> CountCell? {
        let missing = rules.leastWidth - (range.width ?? 0)
        var best: (cell: CountCell, rank: (Int, Int, Int64))?
        for one in binding.sorted() where !fixed.contains(one) && !hidden.contains(one) {
            let count = counts[one] ?? 0
            guard count > 0 else { continue }
            let totals = cube.dimensions.indices.count { place in
                one.values[place] == nil && !cube.dimensions[place].isPeriod
            }
            let size = series(of: one).reduce(Int64(0)) { $0 + (counts[$1] ?? 0) }
            let rank = (totals, count > missing ? 0 : 1, size)
            if best.map({ rank < $0.rank }) ?? true { best = (one, rank) }
        }
        return best?.cell
    }

    /// Hides a cell at all times where it is hidden at one.
    private mutating func closeSeries() {
        for cell in hidden {
            for other in series(of: cell) where (counts[other] ?? 0) > 0 && !fixed.contains(other) {
                hidden.insert(other)
            }
        }
    }

    private func series(of cell: CountCell) -> [CountCell] { allSeries[timeless(cell)] ?? [cell] }

    private func timeless(_ cell: CountCell) -> [String?] {
        zip(cell.values, cube.dimensions).map { value, dimension in
            dimension.isPeriod && value != nil ? "" : value
        }
    }
}
