/// The texts that cells of all sheets refer to by number (`sharedStrings.xml`).
///
/// They are held in memory, within a limit: any row may ask for any of them.
final class SharedStrings: XMLHandler {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var collector = TextCollector()
    private let maxBytes: Int
    private(set) var isTooLarge = false

    init(maxBytes: Int) {
        self.maxBytes = maxBytes
    }

    /// The text of this number, or `nil` where there is none.
    func text(_ index: Int) -> ArraySlice<UInt8>? {
        guard ends.indices.contains(index) else { return nil }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    func begin(_ element: borrowing XMLElement) {
        collector.begin(element)
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard collector.isOpen, !isTooLarge else { return }
        unsafe bytes.append(contentsOf: text)
        isTooLarge = bytes.count + ends.count * MemoryLayout<Int>.size > maxBytes
    }

    func end(_ element: borrowing XMLElement) {
        collector.end(element)
        guard element.isSpreadsheet("si"), !isTooLarge else { return }
        ends.append(bytes.count)
        isTooLarge = bytes.count + ends.count * MemoryLayout<Int>.size > maxBytes
    }
}

/// Knows when text belongs to a string item: inside `t`, alone or in formatted runs, but not in
/// the phonetic reading of Japanese text (`rPh`).
struct TextCollector {
    private var isInText = false
    private var isInPhonetic = false

    var isOpen: Bool { isInText && !isInPhonetic }

    mutating func begin(_ element: borrowing XMLElement) {
        if element.isSpreadsheet("t") { isInText = true }
        if element.isSpreadsheet("rPh") { isInPhonetic = true }
    }

    mutating func end(_ element: borrowing XMLElement) {
        if element.isSpreadsheet("t") { isInText = false }
        if element.isSpreadsheet("rPh") { isInPhonetic = false }
    }
}
