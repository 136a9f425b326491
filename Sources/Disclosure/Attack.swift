/// Works out all that published sums tell of hidden ones, as somebody would who wants to know.
///
/// Counts are whole numbers from 0 on; a sum that is hidden is above 0. Between these and the published
/// sums every hidden one has a least and a most possible value, which linear programming finds.
///
/// Related: Fischetti and Salazar, "Solving the cell suppression problem on tabular data with linear
/// constraints" (Management Science 47, 2001), the attacker's problem.
public struct Attack: Sendable {
    private let counts: Int
    private let sums: [SumOfCounts]

    /// What is known.
    ///
    /// - Parameters:
    ///   - counts: how many counts there are.
    ///   - sums: published and hidden sums of them.
    public init(counts: Int, sums: [SumOfCounts]) {
        self.counts = counts
        self.sums = sums
    }

    /// What can be worked out of each hidden sum, by its number.
    ///
    /// - Throws: `DisclosureError` where the sums contradict each other, or it cannot be told.
    public func ranges() throws(DisclosureError) -> [Int: FeasibleRange] {
        let hidden = sums.indices.filter { sums[$0].value == nil }
        guard !hidden.isEmpty else { return [:] }
        let pieces = KnownSums(sums, counts: counts).pieces
        var groups = Groups(counts)
        for piece in pieces { groups.unite(piece.members) }
        for index in hidden { groups.unite(sums[index].members) }
        var piecesOf: [Int: [KnownSums.Piece]] = [:]
        for piece in pieces { piecesOf[groups.root(piece.members[0]), default: []].append(piece) }
        var hiddenOf: [Int: [Int]] = [:]
        for index in hidden where !sums[index].members.isEmpty {
            hiddenOf[groups.root(sums[index].members[0]), default: []].append(index)
        }
        var ranges: [Int: FeasibleRange] = [:]
        for (root, members) in hiddenOf.sorted(by: { $0.key < $1.key }) {
            let problem = AttackProblem(
                known: piecesOf[root] ?? [],
                hidden: members.map { (index: $0, members: sums[$0].members) }
            )
            for (index, range) in try problem.ranges() { ranges[index] = range }
        }
        return ranges
    }

    /// Counts that hang together.
    private struct Groups {
        private var parents: [Int]

        init(_ count: Int) { parents = Array(0..<count) }

        mutating func root(_ member: Int) -> Int {
            var place = member
            while parents[place] != place {
                parents[place] = parents[parents[place]]
                place = parents[place]
            }
            return place
        }

        mutating func unite(_ members: [Int]) {
            guard let first = members.first else { return }
            let target = root(first)
            for member in members.dropFirst() { parents[root(member)] = target }
        }
    }
}

/// Why nothing can be said of hidden sums.
public enum DisclosureError: Error, Hashable, Sendable {
    /// No counts agree with all published sums.
    case contradiction

    /// The solver gave up.
    case unsolved(code: Int32)

    /// What was published before tells a hidden count too narrowly, whatever is hidden now.
    case exposed(cell: String, least: Int64, most: Int64)
}
