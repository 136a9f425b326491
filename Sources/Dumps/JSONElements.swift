/// The elements of a JSON dump as raw bytes, one in memory at a time.
///
/// Three shapes are read: an array of objects; an object with one array of objects among its
/// members (as GeoJSON's `features`); one object a line.
struct JSONElements: ~Copyable {
    private var stream: ByteStream
    private let maxElementBytes: Int
    private var window: [UInt8] = []
    private var windowOffset: Int64 = 0
    private var position = 0
    private var isAtEnd = false
    /// How deep the elements stand: 0 for JSON lines, 1 in an array, 2 in an object's array.
    private let elementDepth: Int
    private var depth = 0
    private(set) var elementOffset: Int64 = 0

    init(
        path: String,
        shape: JSONShape,
        maxElementBytes: Int = 64 << 20
    ) throws(DumpError) {
        var stream = try ByteStream(path: path)
        var first: [UInt8] = []
        try stream.read(into: &first, capacity: 256 * 1024)
        self.stream = stream
        self.maxElementBytes = maxElementBytes
        window = first
        position = first.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        elementDepth = shape == .lines ? 0 : Self.elementDepth(first, from: position)
    }

    var fileBytesConsumed: Int64 { stream.fileBytesConsumed }

    /// The bytes of the next element, or `nil` at the end.
    mutating func next() throws(DumpError) -> [UInt8]? {
        var start: Int?
        while true {
            if position == window.count {
                guard try extend(keeping: &start) else {
                    guard depth == 0, start == nil else { throw malformed("it ends too early") }
                    return nil
                }
            }
            switch window[position] {
            case UInt8(ascii: "\""):
                guard try skipString(keeping: &start) else {
                    throw malformed("it ends in a string")
                }
                continue
            case UInt8(ascii: "{"):
                if depth == elementDepth, start == nil {
                    start = position
                    elementOffset = windowOffset + Int64(position)
                }
                depth += 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                guard depth >= 0 else { throw malformed("a bracket closes nothing") }
                if depth == elementDepth, let begin = start {
                    position += 1
                    return Array(window[begin..<position])
                }
            default: break
            }
            position += 1
        }
    }

    /// Steps over a string that may cross the window's end; false where the file ends in it.
    private mutating func skipString(keeping start: inout Int?) throws(DumpError) -> Bool {
        position += 1
        var isEscaped = false
        while true {
            if position == window.count, try !extend(keeping: &start) { return false }
            let byte = window[position]
            position += 1
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                return true
            }
        }
    }

    /// Reads on, dropping what lies before the element that is being read; false at the end.
    private mutating func extend(keeping start: inout Int?) throws(DumpError) -> Bool {
        let done = start ?? position
        window.removeFirst(done)
        windowOffset += Int64(done)
        position -= done
        start = start.map { _ in 0 }
        guard window.count <= maxElementBytes else { throw malformed("an element is too long") }
        var chunk: [UInt8] = []
        try stream.read(into: &chunk, capacity: 256 * 1024)
        window.append(contentsOf: chunk)
        return !chunk.isEmpty
    }

    private func malformed(_ detail: String) -> DumpError {
        DumpError(
            .notJSON,
            file: stream.path,
            offset: windowOffset + Int64(position),
            detail: detail
        )
    }

    /// Looks at the beginning: an array's elements stand at depth 1; an object is a container when
    /// an array of objects is among its members before the object closes, else it is an element.
    private static func elementDepth(_ bytes: [UInt8], from position: Int) -> Int {
        var scanner = JSONScanner(bytes, at: position)
        if scanner.take(UInt8(ascii: "[")) { return 1 }
        guard scanner.take(UInt8(ascii: "{")) else { return 0 }
        var depth = 1
        var previous: UInt8 = 0
        while scanner.position < bytes.count {
            let byte = bytes[scanner.position]
            switch byte {
            case UInt8(ascii: "\""):
                guard (try? scanner.skipValue()) != nil else { return 2 }
                previous = byte
                continue
            case UInt8(ascii: "{"):
                if previous == UInt8(ascii: "["), depth == 2 { return 2 }
                depth += 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return 0 }
            default: break
            }
            if byte != 0x20, !(0x09...0x0D).contains(byte) { previous = byte }
            scanner.position += 1
        }
        return 2
    }
}
