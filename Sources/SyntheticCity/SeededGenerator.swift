/// The source of every draw: xoshiro256** (Blackman and Vigna, 2018), seeded by splitmix64.
///
/// Written out here, with its own distributions, because the standard library may change how it
/// turns random words into numbers, and the same seed must give the same city for years. Only the
/// four basic operations of IEEE 754 are used, no `exp` and no `log`, whose last digit differs
/// between C libraries.
struct SeededGenerator {
    private var a: UInt64
    private var b: UInt64
    private var c: UInt64
    private var d: UInt64

    /// An independent stream of the seed; equal arguments give equal draws.
    init(seed: UInt64, stream: UInt64 = 0) {
        var mixer = seed ^ (stream &* 0xD134_2543_DE82_EF95)
        a = Self.splitmix(&mixer)
        b = Self.splitmix(&mixer)
        c = Self.splitmix(&mixer)
        d = Self.splitmix(&mixer)
    }

    /// A generator in a given state, to compare with the published sequence.
    init(state: (UInt64, UInt64, UInt64, UInt64)) {
        (a, b, c, d) = state
    }

    private static func splitmix(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        let product = b &* 5
        let result = ((product << 7) | (product >> 57)) &* 9
        let shifted = b << 17
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = (d << 45) | (d >> 19)
        return result
    }

    /// A number from 0 up to, not including, `bound`.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
    }

    /// A number of the range, both ends included.
    mutating func draw(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// A number from 0 up to, not including, 1.
    mutating func unit() -> Double {
        Double(next() >> 11) * (1.0 / 9_007_199_254_740_992)
    }

    /// `true` with the given probability.
    mutating func chance(_ probability: Double) -> Bool {
        unit() < probability
    }
}

extension SeededGenerator {
    /// An element of a list that is not empty.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// An index, drawn in proportion to the weights.
    mutating func index(weights: [Int]) -> Int {
        var rest = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if rest < weight { return index }
            rest -= weight
        }
        return weights.count - 1
    }

    /// The list in a random order (Fisher and Yates).
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for index in stride(from: result.count - 1, to: 0, by: -1) {
            result.swapAt(index, below(index + 1))
        }
        return result
    }

    /// A geometric number of failures, with the given mean and never above `limit`.
    mutating func geometric(mean: Double, limit: Int) -> Int {
        let stop = 1 / (1 + mean)
        var count = 0
        while count < limit, !chance(stop) { count += 1 }
        return count
    }

    /// A log-normal factor around 1, as the product of sixteen equal steps up or down.
    mutating func logNormalFactor(step: Double) -> Double {
        let ups = (next() >> 48).nonzeroBitCount
        var factor = 0.96 + 0.08 * unit()
        for _ in 0..<abs(2 * ups - 16) { factor = ups > 8 ? factor * step : factor / step }
        return factor
    }
}
