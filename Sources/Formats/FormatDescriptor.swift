public import Domain
public import Dumps

/// Everything Veedor knows about one publisher's data set, read from `format.yaml`.
///
/// The guide for writing one is `scrapers-formats/README.md`.
public struct FormatDescriptor: Sendable {
    /// `<publisher>.<dataset>`, equal to the name of the folder.
    public var id: String

    /// Raised whenever the same row could give another record.
    public var version: Int

    /// One line for people.
    public var title: String

    /// Who publishes the data.
    public var publisher: String

    /// Where the data can be had.
    public var source: String

    /// The licence of the data.
    public var licence: String

    /// How bytes become rows.
    public var container: Container

    /// How the format is told from others.
    public var header: HeaderSignature

    /// Where the day that the data describe is read from, best first.
    public var snapshot: [SnapshotSource]

    /// Which of two files of one kind and day is the richer one; the higher is used.
    public var precedence: Int

    /// Rows that are no data (totals, blank lines), with the reason.
    public var skips: [SkipRule]

    /// What each row becomes; a wide row may become several records.
    public var records: [RecordMapping]

    /// Columns left out on purpose, with the reason.
    public var dropped: [DroppedColumns]

    /// Rows with what they must become.
    public var tests: [DescriptorTest]

    /// Whether a field keeps the blanks at its ends, so that the reader must.
    public var keepsOuterBlanks: Bool {
        records.contains { record in
            record.fields.contains { field in
                if case .text(let rule) = field.conversion { rule.keepsOuterBlanks } else { false }
            }
        }
    }

    /// The column names the descriptor speaks of, mapped or dropped.
    public var knownColumns: Set<String> {
        var names = Set(header.required)
        for drop in dropped { names.formUnion(drop.columns) }
        for skip in skips { names.formUnion(skip.columns) }
        for record in records {
            for field in record.fields { names.formUnion(field.columns.joined()) }
        }
        return names
    }
}

/// How bytes become rows.
public struct Container: Hashable, Sendable {
    /// The kinds of container.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Rows of delimited fields below a header.
        case csv

        /// An array of objects, or an object with one.
        case json

        /// One object a line.
        case jsonLines = "jsonl"

        /// A FeatureCollection; `geometry` is a column beside the properties.
        case geoJSON = "geojson"

        /// A workbook of Office Open XML (ISO/IEC 29500).
        case workbook = "xlsx"

        /// How objects stand in the file; `nil` where it is no JSON.
        public var jsonShape: JSONShape? {
            switch self {
            case .json: .document
            case .jsonLines: .lines
            case .geoJSON: .features
            case .csv, .workbook: nil
            }
        }
    }

    /// How bytes become characters.
    public enum Encoding: String, Hashable, Sendable, CaseIterable {
        /// UTF-8, with or without a byte order mark.
        case utf8 = "utf-8"

        /// Windows-1252, which holds Latin-1's letters at the same places.
        case windows1252 = "windows-1252"
    }

    /// The kind of container.
    public var kind: Kind

    /// How bytes become characters.
    public var encoding: Encoding

    /// The byte between two fields of a CSV row.
    public var delimiter: UInt8

    /// Empty fields that a CSV row may have beyond those of the header.
    public var surplusEmptyFields = 0

    /// How the tables of a workbook's sheets become rows; `nil` for other containers.
    public var sheets: SheetLayout?
}

/// How a format is told from others: by the columns it must have.
public struct HeaderSignature: Hashable, Sendable {
    /// A generation of the format.
    public struct Era: Hashable, Sendable {
        /// The name of the generation.
        public var id: String

        /// Columns that this generation has.
        public var present: [String]

        /// Columns that this generation does not have.
        public var absent: [String]
    }

    /// Columns without which it is not this format; order does not matter, others may stand between.
    public var required: [String]

    /// The generations, newest first; the first that fits is taken.
    public var eras: [Era]

    /// The era of a header, or `nil` when none fits.
    public func era(of columns: Set<String>) -> String? {
        eras.first { era in
            columns.isSuperset(of: era.present) && columns.isDisjoint(with: era.absent)
        }?.id
    }
}

/// Where the day that the data describe is read from.
public enum SnapshotSource: Hashable, Sendable {
    /// A date in the file's name or in the name of its folder.
    case path

    /// The date that most records hold in a canonical field.
    case mostFrequent(field: String)

    /// The earliest date of a canonical field.
    case earliest(field: String)

    /// The latest date of a canonical field.
    case latest(field: String)
}

/// A row that is no data, such as a total.
public struct SkipRule: Hashable, Sendable {
    /// The columns looked at; the rule holds where each of them has one of the texts.
    public var columns: [String]

    /// The texts, trimmed, that mark such a row; an empty text marks an empty field.
    public var equals: [String]

    /// Why these rows are left out.
    public var reason: String
}

/// Columns left out on purpose.
public struct DroppedColumns: Hashable, Sendable {
    /// The columns.
    public var columns: [String]

    /// Why nothing of them is stored.
    public var reason: String
}

/// What a row becomes.
public struct RecordMapping: Sendable {
    /// The kind of record.
    public var kind: CanonicalKind

    /// One entry for each canonical field that the format can fill.
    public var fields: [FieldMapping]
}

/// How one canonical field is filled.
public struct FieldMapping: Sendable {
    /// The canonical field.
    public var target: CanonicalField

    /// For each input of the conversion the names it is known by, first match wins.
    public var columns: [[String]]

    /// The conversion.
    public var conversion: Conversion

    /// Texts that mean "nothing is known", besides the empty one.
    public var missing: [String] = []

    /// The least value allowed, inclusive.
    public var minimum: Double?

    /// The greatest value allowed, inclusive.
    public var maximum: Double?

    /// The first day allowed.
    public var earliest: CivilDate?

    /// The last day allowed.
    public var latest: CivilDate?
}

/// A row of a descriptor with what it must become.
public struct DescriptorTest: Sendable {
    /// What the test shows.
    public var name: String

    /// Column names and texts.
    public var row: [(key: String, value: String)]

    /// Which of the records is meant, from 0.
    public var record: Int

    /// Canonical fields and their values as text; empty for nothing.
    public var expect: [(key: String, value: String)]

    /// Fields that cannot be read, with the code of the reason.
    public var problems: [(key: String, value: String)]

    /// Whether the row as a whole is rejected.
    public var isRejected: Bool

    /// Whether a skip rule leaves the row out.
    public var isSkipped: Bool
}
