/// How many slips of the pen lie between two words.
enum EditDistance {
    /// Letters put in, left out, exchanged, or swapped with their neighbour (optimal string
    /// alignment).
    static func between(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...other.count)
        for (row, letter) in one.enumerated() {
            var next = [row + 1]
            next.reserveCapacity(other.count + 1)
            for column in other.indices {
                let isSame = other[column] == letter
                var best = min(
                    last[column + 1] + 1,
                    next[column] + 1,
                    last[column] + (isSame ? 0 : 1)
                )
                if row > 0, column > 0, letter == other[column - 1], one[row - 1] == other[column] {
                    best = min(best, before[column - 1] + 1)
                }
                next.append(best)
            }
            before = last
            last = next
        }
        return last[other.count]
    }

    /// Which letters a word has, one bit each; words that differ in many are far apart.
    static func letters(_ word: [UInt8]) -> UInt32 {
        word.reduce(0) { $0 | 1 << UInt32($1 & 31) }
    }
}
