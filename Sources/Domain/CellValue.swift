/// A value as the store keeps it: SQLite's own four kinds that Veedor uses.
public enum CellValue: Hashable, Sendable {
    /// Nothing is known.
    case null

    /// A count, an amount in minor units, a truth value (0 or 1).
    case integer(Int64)

    /// A measurement.
    case real(Double)

    /// A name, a code, a civil date as `YYYY-MM-DD`.
    case text(String)
}
