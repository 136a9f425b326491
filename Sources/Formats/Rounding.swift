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
        let digits = digitValues
        let surplus = fractionDigits - scale
        let kept = digits.dropLast(max(0, surplus)) + Array(repeating: 0, count: max(0, -surplus))
        var whole: Int64 = 0
        for digit in kept where whole != 0 || digit != 0 {
            let (product, isTooLarge) = whole.multipliedReportingOverflow(by: 10)
            let (sum, isStillTooLarge) = product.addingReportingOverflow(Int64(digit))
            if isTooLarge || isStillTooLarge { return nil }
            whole = sum
        }
        // Where more is lost than was written, zeros stand before the digits.
        let lost = surplus > digits.count ? [] : digits.suffix(max(0, surplus))
        let isHalf = lost.first == 5 && lost.dropFirst().allSatisfy { $0 == 0 }
        let isUp =
            switch rounding {
            case .halfEven: isHalf ? !whole.isMultiple(of: 2) : (lost.first ?? 0) >= 5
            }
        let (rounded, isTooLarge) = whole.addingReportingOverflow(isUp ? 1 : 0)
        guard !isTooLarge else { return nil }
        return isNegative ? -rounded : rounded
    }
}
