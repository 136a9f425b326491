/// Names in the order of first sight, each with what stands for it, found by their bytes.
///
/// Trip files repeat a few names millions of times: a dictionary of strings would cost more than
/// reading the rest of the row. A name of up to seven bytes is found as one word.
///
/// Whoever gives names their places settles them afterwards. Until then a number below -1 stands for
/// a name.
@safe public struct NameTable: Sendable {
    /// The names, in the order of first sight.
    public private(set) var names: [String] = []

    /// What stands for each name.
    private var marks: [Int64] = []

    /// How many names have their places.
    public private(set) var settledCount = 0

    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]
    private var hashes: [UInt64] = []
    private var slots: [Int32] = Array(repeating: -1, count: 64)

    /// Short names again, each with what stands for it; the word 0 is none.
    private var shortNames: [ShortName] = Array(repeating: ShortName(), count: 256)
    private var shortCount = 0

    private struct ShortName {
        var word: UInt64 = 0
        var mark: Int64 = -1
    }

    /// The longest name that is kept as a word.
    static let mostShortBytes = 7

    /// No names.
    public init() {}

    /// What stands for a name until it is settled.
    private static func mark(ofUnsettled index: Int) -> Int64 { Int64(-2 - index) }

    /// The index of a name that is not settled; `nil` of any other value.
    static func index(ofUnsettled mark: Int64) -> Int? {
        mark < -1 && mark != TripBatch.missing ? Int(-2 - mark) : nil
    }

    /// What stands for a name by its index.
    func mark(at index: Int) -> Int64 { marks[index] }

    /// What stands for a name, new or not.
    public mutating func mark(of name: String) -> Int64 {
        var name = name
        return name.withUTF8 { unsafe mark(of: UnsafeRawBufferPointer($0)) }
    }

    /// What stands for a name given by its bytes in UTF-8.
    mutating func mark(of name: UnsafeRawBufferPointer) -> Int64 {
        let hash = unsafe Self.hash(name)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if hashes[index] == hash, unsafe isEqual(name, index) { return marks[index] }
            slot = (slot + 1) & mask
        }
        return unsafe insert(name, hash, slot)
    }

    /// Gives the names that are not settled their places, in the order of first sight.
    mutating func settle(_ places: [Int64]) {
        for place in places {
            marks[settledCount] = place
            if let word = shortWord(settledCount) { put(ShortName(word: word, mark: place)) }
            settledCount += 1
        }
    }

    /// What stands for a short name, its first byte the lowest of the word and nothing above its last;
    /// -1 where it was not seen before.
    @inline(__always)
    func mark(ofShort word: UInt64) -> Int64 {
        let mask = shortNames.count - 1
        var slot = Self.shortSlot(word, mask)
        while true {
            let name = shortNames[slot]
            if name.word == word { return name.mark }
            if name.word == 0 { return -1 }
            slot = (slot + 1) & mask
        }
    }

    /// Fibonacci hashing (Knuth, "The Art of Computer Programming", volume 3, 6.4).
    @inline(__always)
    private static func shortSlot(_ word: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    }

    private func isEqual(_ name: UnsafeRawBufferPointer, _ at: Int) -> Bool {
        let (start, end) = (ends[at], ends[at + 1])
        guard end - start == name.count else { return false }
        var index = 0
        while index < name.count {
            if unsafe name[index] != bytes[start + index] { return false }
            index += 1
        }
        return true
    }

    private mutating func insert(
        _ name: UnsafeRawBufferPointer,
        _ hash: UInt64,
        _ slot: Int
    ) -> Int64 {
        let index = names.count
        slots[slot] = Int32(index)
        marks.append(Self.mark(ofUnsettled: index))
        unsafe names.append(String(decoding: name, as: UTF8.self))
        unsafe bytes.append(contentsOf: name)
        ends.append(bytes.count)
        hashes.append(hash)
        if names.count * 2 > slots.count { grow() }
        if let word = shortWord(index) { insertShort(ShortName(word: word, mark: marks[index])) }
        return marks[index]
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 4)
        let mask = slots.count - 1
        for (index, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash >> 32) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(index)
        }
    }

    /// A short name of letters and digits as a word: such a name means the same wherever its bytes
    /// stand between two delimiters.
    private func shortWord(_ index: Int) -> UInt64? {
        let name = bytes[ends[index]..<ends[index + 1]]
        guard 1...Self.mostShortBytes ~= name.count else { return nil }
        var word: UInt64 = 0
        for byte in name.reversed() {
            guard byte &- 0x30 <= 9 || (byte | 0x20) &- 0x61 <= 25 else { return nil }
            word = word << 8 | UInt64(byte)
        }
        return word
    }

    private mutating func insertShort(_ short: ShortName) {
        shortCount += 1
        if shortCount * 4 > shortNames.count {
            let old = shortNames
            shortNames = Array(repeating: ShortName(), count: old.count * 4)
            for short in old where short.word > 0 { put(short) }
        }
        put(short)
    }

    /// Puts a short name into its slot, or into a free one.
    private mutating func put(_ short: ShortName) {
        let mask = shortNames.count - 1
        var slot = Self.shortSlot(short.word, mask)
        while shortNames[slot].word > 0, shortNames[slot].word != short.word {
            slot = (slot + 1) & mask
        }
        shortNames[slot] = short
    }

    /// Eight bytes at a time, mixed by multiplication; any mixing will do, equality decides.
    private static func hash(_ name: UnsafeRawBufferPointer) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: name.count) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index + 8 <= name.count {
            let word = unsafe name.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
            hash ^= hash >> 32
            index += 8
        }
        var rest: UInt64 = 0
        while index < name.count {
            unsafe rest = rest << 8 | UInt64(name[index])
            index += 1
        }
        hash = (hash ^ rest) &* 0xD6E8_FEB8_6659_FD93
        return hash ^ (hash >> 32)
    }
}
