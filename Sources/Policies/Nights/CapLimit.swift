public import Domain
internal import StrictYAML

/// A limit that holds beside a cap on nights; whichever is passed first.
public struct CapLimit: Hashable, Sendable {
    /// What is limited.
    public var kind: Kind

    /// So many are allowed; money in minor units.
    public var maximum: Int64

    /// The currency of a limit on revenue.
    public var currency: Currency?

    /// How sure the clause is.
    public var confidence: CityPolicy.Confidence

    /// What is limited.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Guests at a time.
        case guests

        /// Rooms let at a time.
        case rooms

        /// Dwellings of one host.
        case dwellings

        /// Advertisements of one dwelling that can be booked.
        case listings

        /// Revenue of a period, in minor units.
        case revenue
    }

    init?(_ entry: YAMLMapping) {
        let kind = entry.choice("kind", of: Kind.self)
        maximum = Int64(entry.integer("maximum"))
        currency = entry.optionalString("currency").flatMap { code in
            let currency = Currency(code: code)
            if currency == nil {
                entry.report("currency", "expected three capital letters (ISO 4217)")
            }
            return currency
        }
        confidence = entry.choice("confidence", of: CityPolicy.Confidence.self) ?? .memory
        if maximum < 0 { entry.report("maximum", "must not be negative") }
        if kind == .revenue, !entry.has("currency") { entry.report("currency", "is missing") }
        guard let kind else { return nil }
        self.kind = kind
    }
}
