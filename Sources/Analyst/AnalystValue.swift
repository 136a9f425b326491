/// A value in an analyst's result.
public enum AnalystValue: Hashable, Sendable {
    /// Nothing is known.
    case null

    /// A whole number.
    case integer(Int64)

    /// A number with a fraction.
    case real(Double)

    /// A text.
    case text(String)

    /// Bytes.
    case blob([UInt8])
}

extension AnalystValue {
    /// The number it is; `nil` where it is none.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        default: nil
        }
    }

    /// The whole number it is; `nil` where it is none.
    public var integer: Int64? {
        if case .integer(let value) = self { return value }
        return nil
    }

    /// The text it is; `nil` where it is none.
    public var text: String? {
        if case .text(let value) = self { return value }
        return nil
    }
}

extension AnalystValue {
    /// The value that somebody typed: digits are numbers, all else is text.
    public init(typed text: String) {
        if let whole = Int64(text), String(whole) == text {
            self = .integer(whole)
        } else if let real = Double(text), real.isFinite, !text.contains("x") {
            self = .real(real)
        } else {
            self = .text(text)
        }
    }
}
