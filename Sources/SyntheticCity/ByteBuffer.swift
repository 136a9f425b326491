internal import Domain

/// Bytes on their way into a file, with the few ways of writing a value that the files need.
struct ByteBuffer {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

    mutating func append(byte: UInt8) { bytes.append(byte) }

    mutating func append(_ value: Int) {
        guard value >= 10 || value < 0 else { return bytes.append(0x30 + UInt8(value)) }
        append(String(value))
    }

    /// Millionths of a degree as a decimal number.
    mutating func appendMicrodegrees(_ value: Int, mark: String = ".") {
        append(value < 0 ? "-" : "")
        append(String(abs(value) / 1_000_000) + mark + padded(abs(value) % 1_000_000, 6))
    }

    /// Hundredths as `0.32`, `2.4` or `1.0`: at least one decimal, no trailing zero after it.
    mutating func appendHundredths(_ value: Int) {
        append(value / 100)
        append(byte: UInt8(ascii: "."))
        let rest = value % 100
        append(rest % 10 == 0 ? String(rest / 10) : padded(rest, 2))
    }
}

/// A row of a CSV file under construction: fields, commas and quotes (RFC 4180).
struct CSVRow {
    private(set) var buffer = ByteBuffer()
    private var isFirst = true

    private mutating func separate() {
        if !isFirst { buffer.append(byte: UInt8(ascii: ",")) }
        isFirst = false
    }

    /// A text, in quotes where it needs them or where the file quotes all texts.
    mutating func field(_ text: String, quoted: Bool = false) {
        separate()
        let needsQuotes = text.utf8.contains { byte in
            byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D
        }
        guard quoted || needsQuotes else { return buffer.append(text) }
        buffer.append(byte: 0x22)
        for byte in text.utf8 {
            if byte == 0x22 { buffer.append(byte: 0x22) }
            buffer.append(byte: byte)
        }
        buffer.append(byte: 0x22)
    }

    mutating func field(_ value: Int) {
        separate()
        buffer.append(value)
    }

    mutating func field(_ value: Int?) {
        separate()
        if let value { buffer.append(value) }
    }

    mutating func field(_ date: CivilDate?) {
        separate()
        if let date { buffer.append(date.description) }
    }

    mutating func field(microdegrees value: Int) {
        separate()
        buffer.appendMicrodegrees(value)
    }

    mutating func field(hundredths value: Int?) {
        separate()
        if let value { buffer.appendHundredths(value) }
    }

    mutating func empty(_ count: Int = 1) {
        for _ in 0..<count { separate() }
    }

    /// Ends the row and hands its bytes over.
    mutating func end(into file: OutputFile) throws {
        buffer.append(byte: UInt8(ascii: "\n"))
        try file.write(buffer.bytes)
        buffer.removeAll()
        isFirst = true
    }
}
