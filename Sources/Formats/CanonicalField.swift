/// What a canonical field holds, and so what a descriptor may convert into it.
public enum CanonicalType: String, Hashable, Sendable {
    /// Any text.
    case text

    /// A whole number.
    case integer

    /// A number with a fraction.
    case real

    /// A civil date.
    case date

    /// A moment of the local clock, `YYYY-MM-DD HH:MM:SS`.
    case moment

    /// True (1) or false (0).
    case boolean

    /// Money as an integer of the currency's minor unit.
    case minorUnits

    /// A GeoJSON geometry (RFC 7946, section 3.1) as compact text.
    case geometry
}

/// One column of the records that every format is converted into.
public struct CanonicalField: Hashable, Sendable {
    /// The name, equal to the column in the store.
    public let name: String

    /// What it holds.
    public let type: CanonicalType

    /// Whether a record without it is rejected.
    public let isRequired: Bool

    /// One column of the canonical records.
    init(_ name: String, _ type: CanonicalType, required: Bool = false) {
        self.name = name
        self.type = type
        isRequired = required
    }
}
