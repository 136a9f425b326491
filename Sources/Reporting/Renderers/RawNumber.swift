/// Numbers for machines: as many digits as they need, at most six after the point.
enum RawNumber {
    static func text(_ value: Double) -> String {
        guard value.isFinite else { return "" }
        guard value != value.rounded() else { return FixedDecimal.text(value, digits: 0) }
        var text = FixedDecimal.text(value, digits: 6)
        while text.hasSuffix("0") { text.removeLast() }
        return text
    }
}
