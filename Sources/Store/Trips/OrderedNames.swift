/// Names by the codes of sums, and the order in which SQLite has them; the code 0 is a name that is
/// not told, all others are places plus one.
struct OrderedNames {
    private let names: [String]
    private let ranks: [UInt64]

    init(_ told: [String]) {
        let names = [""] + told
        var ranks = [UInt64](repeating: 0, count: names.count)
        let order = names.indices.sorted { names[$0] < names[$1] }
        for (rank, code) in order.enumerated() { ranks[code] = UInt64(rank) }
        self.names = names
        self.ranks = ranks
    }

    func name(_ code: UInt64) -> String { names[Int(code)] }

    func rank(_ code: UInt64) -> UInt64 { ranks[Int(code)] }
}
