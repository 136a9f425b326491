/// A part of a whole, never without the whole and never without what is counted.
///
/// The mission's fifth principle: every rate has numerator, denominator, unit and date. A bare
/// percentage cannot be built from this type without keeping the rest beside it.
public struct Share: Hashable, Sendable {
    /// How many of the units have the property.
    public let numerator: Int

    /// How many units were looked at.
    public let denominator: Int

    /// What is counted, in the singular: `listing`, `dwelling`, `host`, `licence`, `row`.
    public let unit: String

    /// A part of a whole.
    public init(_ numerator: Int, of denominator: Int, unit: String) {
        self.numerator = numerator
        self.denominator = denominator
        self.unit = unit
    }

    /// The quotient, or `nil` when nothing was looked at.
    public var quotient: Double? {
        denominator == 0 ? nil : Double(numerator) / Double(denominator)
    }
}
