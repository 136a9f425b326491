/// A sample of the sequences of words of some texts, as one-way numbers; the texts cannot be read
/// from them, but texts that have sequences in common have numbers in common.
///
/// Of all sequences those with the smallest hashes are taken (Broder, SEQUENCES 1997, bottom-k): in
/// any two texts the same ones are, so that samples can be compared, and how rare a sequence is can
/// be counted over samples. The numbers have no key: the texts are public, and two stores of the
/// same dumps must come to the same results.
struct TextShingles {
    private let words: Int
    private let most: Int
    private var window: [UInt64] = []
    private var next = 0
    private var word = Self.basis
    private var isInWord = false

    /// The smallest hashes so far, rising.
    private var kept: [UInt64] = []

    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Sequences of so many words, of which so many are kept at most.
    init(words: Int, most: Int) {
        self.words = words
        self.most = most
    }

    /// Adds a text; sequences do not run from one text into the next.
    mutating func add(_ text: String) {
        window.removeAll(keepingCapacity: true)
        next = 0
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                if byte == UInt8(ascii: "<"), let end = Self.tagEnd(bytes, index) {
                    endWord()
                    index = end
                } else if let letter = Self.letter(byte) {
                    put(letter)
                } else {
                    endWord()
                }
                continue
            }
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let end = min(index + length, bytes.count)
            take(bytes[index..<end])
            index = end
        }
        endWord()
    }

    /// The numbers, rising, eight hexadecimal digits each; `nil` where there are none.
    var text: String? {
        guard !kept.isEmpty else { return nil }
        // The low half: the high one is small for having been chosen.
        let numbers = kept.map { UInt32(truncatingIfNeeded: $0) }.sorted()
        return numbers.map { number in
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    /// A letter or digit, small; `nil` for what stands between words.
    private static func letter(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: byte
        case 0x41...0x5A: byte | 0x20
        default: nil
        }
    }

    /// Where a tag ends that begins before a place.
    private static func tagEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        for index in start..<min(start + 40, bytes.count) {
            if bytes[index] == UInt8(ascii: ">") { return index + 1 }
        }
        return nil
    }

    /// A character beyond ASCII: punctuation ends a word, signs of scripts without blanks are words
    /// of their own, all else is a letter.
    private mutating func take(_ bytes: ArraySlice<UInt8>) {
        guard let first = bytes.first, let second = bytes.dropFirst().first else {
            return endWord()
        }
        switch (first, second) {
        case (0xC2, _), (0xE2, 0x80...0x81), (0xE3, 0x80), (0xEF, 0xBC...0xBD): endWord()
        case (0xE3, _), (0xE4...0xE9, _), (0xE0, 0xB8...0xBB):
            endWord()
            for byte in bytes { put(byte) }
            endWord()
        // Capitals of Latin-1 as small letters.
        case (0xC3, 0x80...0x9E):
            put(first)
            put(second | 0x20)
        default: for byte in bytes { put(byte) }
        }
    }

    private mutating func put(_ byte: UInt8) {
        // FNV-1a.
        word = (word ^ UInt64(byte)) &* 0x100_0000_01B3
        isInWord = true
    }

    private mutating func endWord() {
        guard isInWord else { return }
        isInWord = false
        if window.count < words { window.append(word) } else { window[next] = word }
        next = (next + 1) % words
        word = Self.basis
        guard window.count == words else { return }
        var hash: UInt64 = 0
        for index in 0..<words { hash = Self.mixed(hash ^ window[(next + index) % words]) }
        keep(hash)
    }

    private mutating func keep(_ hash: UInt64) {
        if kept.count == most, let last = kept.last, hash >= last { return }
        var (low, high) = (0, kept.count)
        while low < high {
            let middle = (low + high) / 2
            if kept[middle] < hash { low = middle + 1 } else { high = middle }
        }
        if low < kept.count, kept[low] == hash { return }
        kept.insert(hash, at: low)
        if kept.count > most { kept.removeLast() }
    }

    /// The finaliser of SplitMix64: every bit of the input moves every bit of the result.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
