/// The first question about a licence text, before any doubt.
///
/// Asked in this order: is it empty; does it contain "exempt" in any case; does it hold the letters
/// HUTB followed, after separators, by six digits; anything else.
public enum PlantedLicenceState: String, Codable, Sendable, CaseIterable {
    /// The field is empty.
    case notShown

    /// The text contains the word "exempt".
    case exemptionClaimed

    /// The text holds a number that stands in the register.
    case inRegister

    /// The text holds a number that does not stand in the register.
    case notInRegister

    /// The text is something else.
    case otherText
}
