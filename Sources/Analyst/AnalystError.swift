/// Why a statement gave no result, or not all of it.
public enum AnalystError: Error, Hashable, Sendable {
    /// It does something else than reading; what it tried.
    case notAllowed(String)

    /// It reads a column that tells of people, without a purpose.
    case identified(table: String, column: String)

    /// It reads what nobody may read through a query.
    case secret(table: String, column: String)

    /// It calls a function that is not on the list.
    case unknownFunction(String)

    /// There is more than one statement, or none.
    case notOneStatement

    /// It gives no rows at all.
    case noResult

    /// SQLite does not understand it; its own words, and the byte where they begin.
    case malformed(String, byte: Int?)

    /// A parameter that it names has no value.
    case missingParameter(String)

    /// A value is given for a parameter that it does not name.
    case unknownParameter(String)

    /// It ran longer than it may.
    case tookTooLong(seconds: Double)

    /// Somebody stopped it.
    case stopped

    /// It needs more memory, or makes larger values, than it may.
    case tooLarge

    /// SQLite failed while it ran; its own words.
    case failed(String)
}
