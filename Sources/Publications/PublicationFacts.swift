public import Disclosure
public import GRDB

/// What a store holds of a publication's parts: units counted, and rows that are public already.
public struct PublicationFacts: Sendable {
    /// The counts, by part.
    public private(set) var counts: [String: [[String]: Int64]] = [:]

    /// The rows of open parts.
    public private(set) var rows: [String: [[String]]] = [:]

    /// Nothing yet.
    public init() {}

    /// Asks a part's statement and adds what it gives.
    ///
    /// - Throws: `DatabaseError`; `PublicationError.misfit` where the columns are others.
    public mutating func add(_ part: PublicationPart, _ database: Database) throws {
        let statement = try database.makeStatement(sql: part.statement)
        let measure = part.reads == .open ? "value" : "units"
        let expected = part.dimensions.map(\.name) + [measure]
        guard statement.columnNames == expected else {
            throw PublicationError.misfit(
                part: part.id,
                found: statement.columnNames,
                expected: expected
            )
        }
        let cursor = try Row.fetchCursor(statement)
        while let row = try cursor.next() {
            let key = part.dimensions.indices.map { Self.text(row[$0]) }
            if part.reads == .open {
                rows[part.id, default: []].append(key + [Self.text(row[part.dimensions.count])])
            } else {
                counts[part.id, default: [:]][key, default: 0] +=
                    row[part.dimensions.count] as Int64
            }
        }
    }

    /// The units of a part.
    func cube(_ part: PublicationPart) -> CountCube {
        CountCube(
            dimensions: part.dimensions.map { .init($0.name, isPeriod: $0.isPeriod) },
            counts: counts[part.id] ?? [:]
        )
    }

    private static func text(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: PublicationText.unknown
        case .int64(let number): String(number)
        case .double(let number): "\(number)"
        case .string(let text): text
        case .blob: PublicationText.unknown
        }
    }
}

/// Words in tables of a publication.
enum PublicationText {
    /// All values of a property.
    static let all = "all"

    /// Nothing is known.
    static let unknown = "not known"

    static let shown = "shown"
    static let hidden = "hidden"
}

/// Why nothing is published.
public enum PublicationError: Error, Hashable, Sendable {
    /// A statement gives other columns than its part says.
    case misfit(part: String, found: [String], expected: [String])

    /// A former extract cannot be compared with this one.
    case formerUnlike(file: String, what: String)

    /// A count cannot be hidden any more.
    case exposed(table: String, DisclosureError)
}
