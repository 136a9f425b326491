/// A currency and the number of digits of its minor unit.
///
/// Source: ISO 4217, list one (minor unit column). Amounts are integers of the minor unit.
public struct Currency: Hashable, Sendable {
    /// Three letters, for example `EUR`.
    public let code: String

    /// Digits after the decimal sign: 2 for most, 0 for JPY, ISK, KRW and others, 3 for BHD.
    public let minorUnitDigits: Int

    /// A currency by its three-letter code, or `nil` when it is not three capital letters.
    public init?(code: String) {
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            return nil
        }
        self.code = code
        minorUnitDigits = Self.unusualMinorUnits[code] ?? 2
    }

    private static let unusualMinorUnits = [
        "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
        "RWF": 0, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
        "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
    ]
}
