/// Statements one after another, as they are typed or stand in a file.
public struct StatementText: Hashable, Sendable {
    /// The statements that are ended by a semicolon, without it; those of comments alone are left out.
    public private(set) var statements: [String] = []

    /// What follows the last semicolon; empty where nothing but blanks and ended comments does.
    public private(set) var rest = ""

    /// Cuts a text at the semicolons that stand neither in a text, nor in a quoted name, nor in a
    /// comment (<https://www.sqlite.org/lang.html>).
    public init(_ text: String) {
        var begin = text.utf8.startIndex
        var reading = Reading()
        for place in text.utf8.indices {
            reading.take(text.utf8[place])
            guard reading.isEnd else { continue }
            if reading.saysSomething {
                statements.append(String(text[begin..<place]).trimmed)
            }
            begin = text.utf8.index(after: place)
            reading = Reading()
        }
        // An open comment or text may go on in the next line.
        if reading.saysSomething || reading.isWithin { rest = String(text[begin...]) }
    }

    /// All statements, the last one with or without a semicolon.
    public var all: [String] { rest.isEmpty ? statements : statements + [rest.trimmed] }
}

/// Where in a statement a reader is.
private struct Reading {
    private enum Place: Equatable {
        case code
        case quoted(by: UInt8)
        case lineComment
        case comment
    }

    private var place = Place.code
    private var last: UInt8 = 0

    /// Whether something stood outside comments.
    private(set) var saysSomething = false

    /// Whether the last byte was the statement's semicolon.
    private(set) var isEnd = false

    /// Whether a quotation or a comment is open.
    var isWithin: Bool { place != .code && place != .lineComment }

    mutating func take(_ byte: UInt8) {
        let previous = last
        last = byte
        switch place {
        case .quoted(let mark):
            // A doubled mark closes and opens again.
            if byte == mark { place = .code }
        case .lineComment:
            if byte == UInt8(ascii: "\n") { go(to: .code) }
        case .comment:
            if previous == UInt8(ascii: "*"), byte == UInt8(ascii: "/") { go(to: .code) }
        case .code: takeCode(byte, after: previous)
        }
    }

    /// The byte that opens or closes a comment is no part of the next mark.
    private mutating func go(to place: Place) {
        self.place = place
        last = 0
    }

    private mutating func takeCode(_ byte: UInt8, after previous: UInt8) {
        switch byte {
        case UInt8(ascii: ";"): isEnd = true
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): quote(byte)
        case UInt8(ascii: "["): quote(UInt8(ascii: "]"))
        case UInt8(ascii: "-") where previous == byte: go(to: .lineComment)
        case UInt8(ascii: "*") where previous == UInt8(ascii: "/"): go(to: .comment)
        case 0x20, 0x09...0x0D: break
        // The first mark of a comment says nothing yet; alone it is SQLite's to judge.
        case UInt8(ascii: "-"), UInt8(ascii: "/"): break
        default: saysSomething = true
        }
    }

    private mutating func quote(_ mark: UInt8) {
        saysSomething = true
        place = .quoted(by: mark)
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
