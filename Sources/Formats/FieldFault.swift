/// Why a field cannot be read, by code; the value itself is not repeated, it may be personal.
public enum FieldFault: String, Error, Hashable, Sendable, CaseIterable {
    /// A required field is empty.
    case missing = "missing-value"

    /// Bytes that are no characters in the format's encoding.
    case badEncoding = "bad-encoding"

    /// Not a whole number.
    case notAnInteger = "not-an-integer"

    /// Not a number.
    case notANumber = "not-a-number"

    /// Not an amount of money.
    case notAnAmount = "not-an-amount"

    /// More digits after the decimal sign than the currency has.
    case tooPrecise = "too-precise"

    /// Not a day of the calendar, or not written by the pattern.
    case notADate = "not-a-date"

    /// Not a time of a day of the calendar, or not written by the pattern.
    case notAMoment = "not-a-moment"

    /// A moment in universal time, and the city's time zone is not known.
    case noTimeZone = "no-time-zone"

    /// Neither true nor false.
    case notABoolean = "not-a-boolean"

    /// Not one of the texts the descriptor lists.
    case unknownCategory = "unknown-category"

    /// Outside the bounds of the descriptor.
    case outOfRange = "out-of-range"

    /// Not a GeoJSON geometry.
    case notAGeometry = "not-a-geometry"

    /// The cell of a spreadsheet holds an error, such as `#DIV/0!`.
    case spreadsheetError = "spreadsheet-error"
}
