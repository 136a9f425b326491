internal import StrictYAML

/// A series of licence numbers: how its numbers are written and where they are registered.
public struct LicenceSeries: Hashable, Sendable {
    /// The name of the series, for example `HUTB`.
    public var id: String

    /// What it licenses, for people.
    public var title: String

    /// The register its numbers stand in: `licence_register_entry.register`.
    public var register: String

    /// How numbers are recognised in a text.
    public var form: LicenceForm

    init?(_ entry: YAMLMapping) {
        id = entry.string("id")
        title = entry.string("title")
        register = entry.string("register")
        let text = entry.string("form")
        guard let form = LicenceForm(text) else {
            entry.report(
                "form",
                "'\(text)' must be letters followed by one or more #, one per digit"
            )
            return nil
        }
        self.form = form
    }
}

/// How a number of a series is written: letters, then digits; whatever is neither letter nor digit
/// may stand between the two.
///
/// `HUTB######` finds `HUTB-002062`, `HUTB005057`, `hutb 005119`; the normal form is the letters
/// in capitals directly followed by the digits.
public struct LicenceForm: Hashable, Sendable {
    /// The letters, in capitals.
    let letters: [UInt8]

    /// How many digits follow.
    let digitCount: Int

    /// A form such as `HUTB######`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let letters = bytes.prefix { (0x41...0x5A).contains($0) }
        let digits = bytes.dropFirst(letters.count)
        guard !letters.isEmpty, !digits.isEmpty, digits.allSatisfy({ $0 == UInt8(ascii: "#") })
        else { return nil }
        self.letters = Array(letters)
        digitCount = digits.count
    }

    /// The first number of this form in a text, in normal form; `nil` where there is none.
    ///
    /// - Complexity: one pass over the bytes for each place where the letters begin.
    public func firstNumber(in text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= letters.count + digitCount else { return nil }
            for start in 0...(bytes.count - letters.count - digitCount) {
                if let number = number(in: bytes, at: start) { return number }
            }
            return nil
        }
    }

    private func number(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> String? {
        for (index, letter) in letters.enumerated() {
            let byte = bytes[start + index]
            let capital = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
            guard capital == letter else { return nil }
        }
        var position = start + letters.count
        while position < bytes.count, !Self.isLetterOrDigit(bytes[position]) { position += 1 }
        guard position + digitCount <= bytes.count else { return nil }
        let digits = bytes[position..<(position + digitCount)]
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return String(decoding: letters + Array(digits), as: UTF8.self)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte)
    }
}
