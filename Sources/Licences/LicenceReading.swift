public import Policies

/// What a listing's licence field says, before any register is asked.
public enum LicenceReading: Hashable, Sendable {
    /// Nothing is shown.
    case notShown

    /// The host claims to need no licence.
    case exemptionClaimed

    /// A number of a known series, in normal form.
    case number(String, series: LicenceSeries)

    /// Something else is shown.
    case otherText

    /// Reads a field by the rules of a policy: empty, exemption, number of a series, other; the
    /// first that fits.
    public init(_ text: String?, rules: CityPolicy.LicenceRules) {
        guard let text, !text.isEmpty else {
            self = .notShown
            return
        }
        let lowercased = text.lowercased()
        if rules.exemptionPhrases.contains(where: { lowercased.contains($0) }) {
            self = .exemptionClaimed
            return
        }
        for series in rules.series {
            if let number = series.form.firstNumber(in: text) {
                self = .number(number, series: series)
                return
            }
        }
        self = .otherText
    }
}
