/// Draws pairs of records; the same seed draws the same pairs.
struct RandomPairs {
    private var numbers: RandomNumbers
    private let count: UInt64

    /// Pairs of at least two records.
    init(seed: UInt64, count: Int) {
        numbers = RandomNumbers(seed: seed)
        self.count = UInt64(count)
    }

    /// Two different records.
    mutating func next() -> (Int, Int) {
        let one = numbers.below(count)
        let other = numbers.below(count - 1)
        return (Int(one), Int(other >= one ? other + 1 : other))
    }
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
struct RandomNumbers {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// The product of a draw and the bound, high half: even to one part in 2^64 / bound.
    mutating func below(_ bound: UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return (mixed ^ (mixed >> 31)).multipliedFullWidth(by: bound).high
    }
}
