/// The first answer to "is this advertisement licensed?": exactly one per listing and snapshot.
///
/// A state says what is shown and what the register holds, never that somebody broke the law: a
/// listing that shows no number may be licensed, and a number in the register may be another's.
public enum FirstState: String, Hashable, Sendable, CaseIterable {
    /// The field is empty.
    case notShown = "no licence shown"

    /// The field claims an exemption.
    case exemptionClaimed = "claims exemption"

    /// A number of a known series that stands in the register.
    case inRegister = "number in register"

    /// A number of a known series that does not stand in the register.
    case notInRegister = "number not in register"

    /// Any other text.
    case otherText = "other text"

    /// A number of a known series, when no register of it was loaded.
    case noRegister = "number, no register loaded"
}
