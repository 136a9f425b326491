/// How many advertisements each operator has: many with one, few with dozens.
enum Portfolios {
    /// Share of the advertisements in per cent, and the range of sizes that fills it.
    private static let classes: [(percent: Int, sizes: ClosedRange<Int>)] = [
        (22, 2...5), (20, 6...20), (20, 21...60),
    ]

    /// Sizes that add up to `total`, in random order.
    static func draw(total: Int, generator: inout SeededGenerator) -> [Int] {
        var sizes: [Int] = []
        let cap = max(2, total / 8)
        for (percent, range) in classes {
            var rest = total * percent / 100
            while rest >= range.lowerBound {
                let size = min(generator.draw(range), cap, rest)
                sizes.append(size)
                rest -= size
            }
        }
        let single = total - sizes.reduce(0, +)
        sizes.append(contentsOf: repeatElement(1, count: max(0, single)))
        return generator.shuffled(sizes)
    }
}
