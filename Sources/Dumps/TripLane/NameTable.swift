/// Names in the order of first sight, each with its place, found by their bytes.
///
/// Trip files repeat a few names millions of times: a dictionary of strings would cost more than
/// reading the rest of the row. A name of up to seven bytes is found as one word.
@safe public struct NameTable: Sendable {
    /// The names, in the order of their places.
    public private(set) var names: [String] = []
    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]
    private var hashes: [UInt64] = []
    private var slots: [Int32] = Array(repeating: -1, count: 64)

    /// Short names again, each with its place; the word 0 stands for none.
    private var shortNames: [ShortName] = Array(repeating: ShortName(), count: 256)
    private var shortCount = 0

    private struct ShortName {
        var word: UInt64 = 0
        var place: Int64 = -1
    }

    /// The longest name that is kept as a word.
    static let mostShortBytes = 7

    /// No names.
    public init() {}

    /// The place of a name; a new one where it was not seen before.
    public mutating func place(of name: String) -> Int64 {
        var name = name
        return name.withUTF8 { unsafe place(of: UnsafeRawBufferPointer($0)) }
    }

    /// The place of a name given by its bytes in UTF-8.
    mutating func place(of name: UnsafeRawBufferPointer) -> Int64 {
        let hash = unsafe Self.hash(name)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[slot] >= 0 {
            let place = Int(slots[slot])
            if hashes[place] == hash, unsafe isEqual(name, place) { return Int64(place) }
            slot = (slot + 1) & mask
        }
        return unsafe insert(name, hash, slot)
    }

    /// The place of a short name, its first byte the lowest of the word and nothing above its last;
    /// -1 where it was not seen before.
    @inline(__always)
    func place(ofShort word: UInt64) -> Int64 {
        let mask = shortNames.count - 1
        var slot = Self.shortSlot(word, mask)
        while true {
            let name = shortNames[slot]
            if name.word == word { return name.place }
            if name.word == 0 { return -1 }
            slot = (slot + 1) & mask
        }
    }

    /// Fibonacci hashing (Knuth, "The Art of Computer Programming", volume 3, 6.4).
    @inline(__always)
    private static func shortSlot(_ word: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    }

    private func isEqual(_ name: UnsafeRawBufferPointer, _ place: Int) -> Bool {
        let (start, end) = (ends[place], ends[place + 1])
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
        let place = names.count
        slots[slot] = Int32(place)
        unsafe names.append(String(decoding: name, as: UTF8.self))
        unsafe bytes.append(contentsOf: name)
        ends.append(bytes.count)
        hashes.append(hash)
        if names.count * 2 > slots.count { grow() }
        unsafe insertShort(name, Int64(place))
        return Int64(place)
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 4)
        let mask = slots.count - 1
        for (place, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash >> 32) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(place)
        }
    }

    /// Keeps a short name of letters and digits as a word too: such a name means the same wherever
    /// its bytes stand between two delimiters.
    private mutating func insertShort(_ name: UnsafeRawBufferPointer, _ place: Int64) {
        guard 1...Self.mostShortBytes ~= name.count else { return }
        var word: UInt64 = 0
        var index = name.count
        while index > 0 {
            index -= 1
            let byte = unsafe name[index]
            guard byte &- 0x30 <= 9 || (byte | 0x20) &- 0x61 <= 25 else { return }
            word = word << 8 | UInt64(byte)
        }
        shortCount += 1
        if shortCount * 4 > shortNames.count {
            let old = shortNames
            shortNames = Array(repeating: ShortName(), count: old.count * 4)
            for short in old where short.word > 0 { put(short) }
        }
        put(ShortName(word: word, place: place))
    }

    private mutating func put(_ short: ShortName) {
        let mask = shortNames.count - 1
        var slot = Self.shortSlot(short.word, mask)
        while shortNames[slot].word > 0 { slot = (slot + 1) & mask }
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
