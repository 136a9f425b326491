internal import Policies

/// The first answer to "is this advertisement licensed?": exactly one per listing and snapshot.
///
/// A state says what is shown and what the register holds, never that somebody broke the law: a
/// listing that shows no number may be licensed, and a number in the register may be another's.
public enum FirstState: String, Hashable, Sendable, CaseIterable {
    /// The field is empty.
    case notShown = "no licence shown"

    /// The field gives the platform's answer for an exemption.
    case exemptionClaimed = "claims exemption"

    /// A number of the city's series that stands in the register.
    case inRegister = "number in register"

    /// A number of the city's series that does not stand in the register.
    case notInRegister = "number not in register"

    /// Any other text.
    case otherText = "other text"

    /// A number of the city's series, when no register of it was loaded.
    case noRegister = "number, no register loaded"

    /// The state of a reading: empty, exemption, number, other; the first that fits.
    init(
        _ reading: LicenceReading,
        ownSeries: Set<String>,
        isRegistered: (_ number: String, _ series: String) -> Bool?
    ) {
        if reading.isEmpty {
            self = .notShown
        } else if reading.exemptions.contains(where: \.isPlatformAnswer) {
            self = .exemptionClaimed
        } else if !reading.ownNumbers(ownSeries).isEmpty {
            let answers = reading.ownNumbers(ownSeries).compactMap {
                isRegistered($0.number, $0.series)
            }
            switch answers.first {
            case true?: self = .inRegister
            case false?: self = .notInRegister
            case nil: self = .noRegister
            }
        } else {
            self = .otherText
        }
    }
}
