/// How digits beyond the minor unit of a currency are rounded away, where a descriptor allows it.
///
/// Spreadsheets hold averages as binary fractions with seventeen digits; the amounts in them are
/// not wrong, only not rounded yet.
public enum Rounding: String, Hashable, Sendable, CaseIterable {
    /// To the nearest; a half to the even neighbour, so that many halves do not add up to a bias
    /// (IEEE 754, roundTiesToEven; here on the decimal digits as written).
    case halfEven = "half-even"
}

extension WrittenNumber {
    /// The value times ten to the power `scale`, rounded to a whole number; `nil` where that is
    /// too large for 64 bits.
    ///
    /// Works on the written digits: 0.125 is a half, 0.1250000000000001 is more.
    func integer(scale: Int, rounding: Rounding) -> Int64? {
        let surplus = fractionDigits - scale
        guard surplus > 0 else { return integer(scale: scale) }
        let lost = digits.suffix(surplus)
        var kept = self
        kept.digits.removeLast(surplus)
        kept.fractionDigits = scale
        guard let whole = kept.integer(scale: scale) else { return nil }
        let isHalf = lost.first == 5 && lost.dropFirst().allSatisfy { $0 == 0 }
        let isUp =
            switch rounding {
            case .halfEven: isHalf ? !whole.isMultiple(of: 2) : (lost.first ?? 0) >= 5
            }
        guard isUp else { return whole }
        let (rounded, isTooLarge) = whole.addingReportingOverflow(isNegative ? -1 : 1)
        return isTooLarge ? nil : rounded
    }
}
