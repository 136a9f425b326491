/// Numbers as reports write them: groups of three, the same everywhere.
public enum NumberText {
    /// A number of a kind.
    public static func text(_ value: Double, _ kind: ReportTable.Kind) -> String {
        guard value.isFinite else { return "not bounded" }
        return switch kind {
        case .text, .code, .hash, .level, .count: grouped(FixedDecimal.text(value, digits: 0))
        case .decimal: grouped(FixedDecimal.text(value, digits: 1))
        case .percent: FixedDecimal.text(value * 100, digits: 1) + " %"
        case .money: grouped(FixedDecimal.text(value / 100, digits: 0))
        }
    }

    /// Digits in groups of three before the point.
    static func grouped(_ number: String) -> String {
        let parts = number.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first else { return number }
        let isNegative = whole.hasPrefix("-")
        let digits = Array(isNegative ? whole.dropFirst() : whole)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (isNegative ? "−" : "") + text + (parts.count > 1 ? "." + parts[1] : "")
    }
}
