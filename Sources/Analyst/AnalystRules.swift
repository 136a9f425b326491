/// What an analyst's statement may do: read, and call functions that only compute.
enum AnalystRules {
    /// Functions of SQLite that depend on nothing but their arguments.
    ///
    /// Left out: what loads code, touches files, shows the engine's state, or draws at random, since
    /// the same question must have the same answer. Related SQLite documentation:
    /// <https://www.sqlite.org/lang_corefunc.html>.
    static let functions: Set<String> = [
        "abs", "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "avg", "ceil", "ceiling",
        "char", "coalesce", "concat", "concat_ws", "cos", "cosh", "count", "cume_dist", "date",
        "datetime", "degrees", "dense_rank", "exp", "first_value", "floor", "format", "glob",
        "group_concat", "hex", "ifnull", "iif", "instr", "json", "json_array",
        "json_array_length", "json_extract", "json_group_array", "json_group_object",
        "json_object", "json_quote", "json_type", "json_valid", "julianday", "lag", "last_value",
        "lead", "length", "like", "ln", "log", "log10", "log2", "lower", "ltrim", "max", "min",
        "mod", "nth_value", "ntile", "nullif", "octet_length", "percent_rank", "pi", "pow",
        "power", "printf", "quote", "radians", "rank", "replace", "round", "row_number", "rtrim",
        "sign", "sin", "sinh", "sqrt", "strftime", "string_agg", "substr", "substring", "sum",
        "tan", "tanh", "time", "timediff", "total", "trim", "trunc", "typeof", "unhex", "unicode",
        "unixepoch", "upper", "->", "->>",
    ]

    /// The function behind the pseudonyms; only the views call it.
    static let pseudonym = "pseudonym"

    /// Table-valued functions that only compute; SQLite makes such a table at its first use, which
    /// looks like writing, so they are used once before the door closes.
    static let tables = [
        "json_each('[]')", "json_tree('[]')", "pragma_table_info('x')",
        "pragma_table_xinfo('x')", "pragma_table_list",
    ]

    /// Pragmas that tell what there is and change nothing.
    static let pragmas: Set<String> = ["table_info", "table_xinfo", "table_list"]
}

/// How much a statement may take.
public struct AnalystLimits: Hashable, Sendable {
    /// Seconds from the first step on.
    public var seconds: Double

    /// Bytes of memory for all of SQLite.
    public var memoryBytes: Int64

    /// Bytes of one value.
    public var valueBytes: Int32

    /// Bytes of a pattern of LIKE and GLOB.
    static let patternBytes: Int32 = 256

    /// How much a statement may take.
    public init(seconds: Double = 30, memoryBytes: Int64 = 1 << 30, valueBytes: Int32 = 1 << 22) {
        self.seconds = seconds
        self.memoryBytes = memoryBytes
        self.valueBytes = valueBytes
    }
}

/// Columns that tell of people.
public struct IdentifiedColumns: Hashable, Sendable {
    /// By table: columns that are shown by a pseudonym unless a purpose is given.
    public var pseudonymised: [String: Set<String>]

    /// By table: columns that no query reads.
    public var secret: [String: Set<String>]

    /// Columns that tell of people.
    public init(pseudonymised: [String: Set<String>] = [:], secret: [String: Set<String>] = [:]) {
        self.pseudonymised = pseudonymised
        self.secret = secret
    }
}
