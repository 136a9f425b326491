/// What is published, put together: the cells of now, and those of before, which count the units that
/// were there then.
///
/// A month that was not over when it was first published tells, together with the whole month, what its
/// last days came to. So the units of each combination are taken apart by when they came: those of the
/// first extract, those that came until the second, and so on.
struct PublicKnowledge {
    /// The cells whose numbers are those of the sums of now.
    private let cells: [CountCell]
    private let former: [(cell: CountCell, extract: Int, value: Int64?)]
    private let members: [CountCell: [Int]]
    private let combinations: Int
    private let layers: Int
    private let mayHaveGone: Bool

    /// - Parameters:
    ///   - cube: the units.
    ///   - cells: the cells of now.
    ///   - former: extracts of before, the earliest first.
    ///   - mayHaveGone: whether units of before may be missing now.
    init(
        _ cube: CountCube,
        cells: [CountCell],
        former: [ProtectedCounts.Former],
        mayHaveGone: Bool
    ) {
        self.cells = cells
        self.mayHaveGone = mayHaveGone
        var known: [(cell: CountCell, extract: Int, value: Int64?)] = []
        for (place, extract) in former.enumerated() {
            for (cell, value) in extract.shown.sorted(by: { $0.key < $1.key }) {
                known.append((cell, place, value))
            }
            for cell in extract.hidden.sorted() { known.append((cell, place, nil)) }
        }
        self.former = known
        layers = former.count + 1
        let keys = cube.combinations
        combinations = keys.count
        let shapes = Set((cells + known.map(\.cell)).map { $0.values.map { $0 != nil } })
        var members: [CountCell: [Int]] = [:]
        for (number, key) in keys.enumerated() {
            for shape in shapes {
                members[CountCell(zip(shape, key).map { $0 ? $1 : nil }), default: []]
                    .append(number)
            }
        }
        self.members = members
    }

    /// The cell of a sum.
    func cell(_ number: Int) -> CountCell {
        number < cells.count ? cells[number] : former[number - cells.count].cell
    }

    /// Everything that is known where these cells are hidden.
    func attack(_ counts: [CountCell: Int64], hidden: Set<CountCell>) -> Attack {
        let now = cells.map { cell in
            SumOfCounts(
                members: units(cell, upTo: layers - 1),
                value: hidden.contains(cell) ? nil : counts[cell]
            )
        }
        let before = former.map { one in
            let gone = mayHaveGone ? block(layers + one.extract, one.cell) : []
            return SumOfCounts(members: units(one.cell, upTo: one.extract) + gone, value: one.value)
        }
        let blocks = layers + (mayHaveGone ? layers - 1 : 0)
        return Attack(counts: combinations * blocks, sums: now + before)
    }

    private func units(_ cell: CountCell, upTo layer: Int) -> [Int] {
        (0...layer).flatMap { block($0, cell) }
    }

    private func block(_ block: Int, _ cell: CountCell) -> [Int] {
        (members[cell] ?? []).map { block * combinations + $0 }
    }
}
