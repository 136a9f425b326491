/// Numbers for machines: as many digits as they need, at most six after the point.
enum RawNumber {
    static func text(_ value: Double) -> String {
        value.isFinite ? FixedDecimal.shortest(value, digits: 6) : ""
    }
}
