public import Domain

/// The closed set of conversions from text to value.
///
/// A descriptor names one and sets its options; it holds no code. A new conversion is a change of
/// Veedor with tests of its own.
public enum Conversion: Hashable, Sendable {
    /// The same value for every row.
    case constant(CellValue)

    /// The same text for every row: what a pattern finds in the name of the file; nothing where
    /// it finds nothing.
    case fileName(FileNameValue)

    /// The text as it stands, or a part of it, or two texts joined.
    case text(TextRule)

    /// A number that only names something: ids beyond 2^53 stay exact, `28.0` becomes `28`.
    case identifier

    /// A whole number; `28.0` is one, `28.5` is not.
    case integer(NumberStyle)

    /// A number with a fraction.
    case decimal(NumberStyle)

    /// Money, into minor units of the currency; more digits than it has are a fault, unless
    /// rounding is asked for. The amounts of several columns are added up.
    case money(NumberStyle, rounding: Rounding?)

    /// `12%` into 0.12.
    case percent(NumberStyle)

    /// A civil date by pattern.
    case date(DatePattern)

    /// The last day of a month, by a pattern without a day.
    case monthEnd(DatePattern)

    /// A moment of the local clock by pattern.
    case moment(MomentPattern)

    /// A number of the seconds of a moment, which are not kept: see `RowCheck`. The pattern leaves
    /// nothing out.
    case rowCheck(MomentPattern)

    /// A distance in the file's unit, into whole metres.
    case distance(NumberStyle, LengthUnit)

    /// `t`, `true`, `yes`, `y`, `1` or `f`, `false`, `no`, `n`, `0`, in any case.
    case boolean

    /// The same, and further texts that mean the one or the other.
    case spelledBoolean(yes: [String], no: [String])

    /// One of the listed texts, each with what it becomes.
    case category([CategoryValue])

    /// The first or last day of a year; of a quarter, when it or a second column names one.
    case period(PeriodEdge, quarter: Int?)

    /// The first or last day of a month, whose year and number stand in two columns.
    case month(PeriodEdge)

    /// A GeoJSON geometry.
    case geometry

    /// A one-way number of a text, or of the texts of several columns together, where only equality matters and the text is not to be kept;
    /// none of a text with fewer characters than asked for.
    case fingerprint(atLeast: Int)

    /// A sample of the sequences of words of one text or several, as one-way numbers.
    case shingles(words: Int, keep: Int, masks: [TextMask])

    /// What patterns find in one text or several, as one-way numbers under the store's key.
    case foundKeys([KeyPattern])

    /// The words a descriptor uses.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        /// See the conversion of the same name.
        case text, identifier, integer, decimal, money, percent, date, moment, distance
        case boolean, category
        case minorUnits = "minor-units"
        case monthEnd = "month-end"
        case periodStart = "period-start"
        case periodEnd = "period-end"
        case geometry, fingerprint, shingles
        case foundKeys = "found-keys"
        case rowCheck = "row-check"
    }
}

/// One text of a category, and what it becomes.
public struct CategoryValue: Hashable, Sendable {
    /// As the publisher writes it.
    public var text: String

    /// As Veedor stores it.
    public var value: String
}

/// What of a text is kept; the whole of it unless told otherwise.
public struct TextRule: Hashable, Sendable {
    /// Only what stands after the first occurrence of this; the whole text where it does not occur.
    public var after: String?

    /// Then only what stands before the first occurrence of this.
    public var before: String?

    /// What stands between the text and the one of the second column, where there is one.
    public var joiner: String

    /// The second text is filled up with zeros on its left to this many characters.
    public var joinedWidth: Int

    /// The second text stands alone where the first is empty; else nothing stands there.
    public var joinedStandsAlone: Bool

    /// Small letters become capitals.
    public var isInCapitals: Bool

    /// Blanks at both ends stay, as somebody who counts spellings needs them.
    public var keepsOuterBlanks: Bool

    /// What is left out of a text, with its name in brackets instead: telephones, addresses.
    public var masks: [TextMask]

    /// What of a text is kept.
    public init(
        after: String? = nil,
        before: String? = nil,
        joiner: String = "",
        joinedWidth: Int = 0,
        joinedStandsAlone: Bool = false,
        isInCapitals: Bool = false,
        keepsOuterBlanks: Bool = false,
        masks: [TextMask] = []
    ) {
        self.masks = masks
        self.isInCapitals = isInCapitals
        self.keepsOuterBlanks = keepsOuterBlanks
        self.after = after
        self.before = before
        self.joiner = joiner
        self.joinedWidth = joinedWidth
        self.joinedStandsAlone = joinedStandsAlone
    }
}

/// The edge of a period.
public enum PeriodEdge: Hashable, Sendable {
    /// The first day.
    case start

    /// The last day.
    case end
}

/// How numbers are written.
public struct NumberStyle: Hashable, Sendable {
    /// Between whole and fraction.
    public var decimalSign: UInt8

    /// Between thousands, or `nil` where none is used.
    public var groupSign: UInt8?

    /// Signs taken off both ends, such as `$` or `€`.
    public var symbols: [String]

    /// Whether powers of ten are read, as programs write them: `-5e-05`.
    public var allowsExponent = false

    /// How numbers are written.
    public init(decimalSign: UInt8 = 0x2E, groupSign: UInt8? = nil, symbols: [String] = []) {
        self.decimalSign = decimalSign
        self.groupSign = groupSign
        self.symbols = symbols
    }
}

/// How a date is written: `YYYY`, `MM`, `DD` for fixed digits, `M`, `D` for one or two, `*` for
/// whatever follows, everything else for itself.
public struct DatePattern: Hashable, Sendable {
    /// The parts of a pattern.
    enum Part: Hashable, Sendable {
        case year
        case month(fixed: Bool)
        case day(fixed: Bool)
        case literal(UInt8)
        case rest
    }

    let parts: [Part]

    /// ISO 8601: `YYYY-MM-DD`.
    public static let iso8601 = DatePattern(parts: [
        .year, .literal(0x2D), .month(fixed: true), .literal(0x2D), .day(fixed: true),
    ])

    init(parts: [Part]) {
        self.parts = parts
    }

    /// A pattern, or `nil` when it does not hold year, month and day once each, the day not at all
    /// where a month is meant.
    public init?(_ pattern: String, hasDay: Bool = true) {
        var parts: [Part] = []
        var rest = pattern.utf8[...]
        while let first = rest.first {
            if rest.starts(with: "YYYY".utf8) {
                parts.append(.year)
                rest = rest.dropFirst(4)
            } else if first == UInt8(ascii: "M") {
                let fixed = rest.starts(with: "MM".utf8)
                parts.append(.month(fixed: fixed))
                rest = rest.dropFirst(fixed ? 2 : 1)
            } else if first == UInt8(ascii: "D") {
                let fixed = rest.starts(with: "DD".utf8)
                parts.append(.day(fixed: fixed))
                rest = rest.dropFirst(fixed ? 2 : 1)
            } else {
                parts.append(first == UInt8(ascii: "*") ? .rest : .literal(first))
                rest = rest.dropFirst()
            }
        }
        let years = parts.count { $0 == .year }
        let months = parts.count { $0 == .month(fixed: true) || $0 == .month(fixed: false) }
        let days = parts.count { $0 == .day(fixed: true) || $0 == .day(fixed: false) }
        guard years == 1, months == 1, days == (hasDay ? 1 : 0) else { return nil }
        self.parts = parts
    }
}
