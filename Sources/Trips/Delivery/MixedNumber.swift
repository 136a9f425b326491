/// Numbers that are the same on every computer and in every run.
enum MixedNumber {
    /// Of a text, by the method of Fowler, Noll and Vo (FNV-1a).
    static func of(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// One number put to another, by the finalizer of SplitMix64.
    static func of(_ sum: UInt64, _ number: UInt64) -> UInt64 {
        var mixed = (sum ^ number) &+ 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
