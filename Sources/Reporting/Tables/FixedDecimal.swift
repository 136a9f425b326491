/// Writes numbers with a fixed count of digits, the same everywhere: no locale, ties to even on
/// the binary value.
public enum FixedDecimal {
    /// A number with so many digits after the point.
    public static func text(_ value: Double, digits: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = (abs(value) * scale).rounded(.toNearestOrEven)
        guard scaled < 0x1p63 else { return "\(value)" }
        let whole = String(Int64(scaled))
        let padded = String(repeating: "0", count: max(0, digits + 1 - whole.count)) + whole
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard digits > 0 else { return sign + padded }
        return sign + padded.dropLast(digits) + "." + padded.suffix(digits)
    }

    /// A number with as many digits after the point as it needs, at most so many.
    public static func shortest(_ value: Double, digits: Int) -> String {
        var text = text(value, digits: digits)
        guard text.contains("."), !text.contains("e") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        // What rounds to a whole number is written as one: "1." is none in JSON.
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
