internal import Disclosure
internal import Domain
internal import Dumps
public import Reporting

/// A publication of a store: files that everybody may have, the same bytes from the same facts.
public struct PublicationExtract: Sendable {
    /// The files, by path.
    public private(set) var files: [File] = []

    /// How many counts are shown.
    public private(set) var shown = 0

    /// How many are hidden.
    public private(set) var hidden = 0

    /// A file.
    public struct File: Hashable, Sendable {
        /// Its path in the extract.
        public var path: String

        /// What stands in it.
        public var text: String
    }

    /// Makes an extract.
    ///
    /// - Parameters:
    ///   - definition: what is published.
    ///   - facts: what the store holds of it.
    ///   - former: extracts of earlier days.
    ///   - city: the city's name.
    ///   - provenance: what it rests on.
    /// - Throws: `PublicationError`.
    public init(
        _ definition: PublicationDefinition,
        _ facts: PublicationFacts,
        former: [FormerExtract],
        city: String,
        provenance: JSONValue
    ) throws(PublicationError) {
        let open = definition.parts.filter { $0.reads == .open }.map { part in
            (id: part.id, table: PublishedTable(open: part, facts.rows[part.id] ?? []))
        }
        var tables: [PublishedTable] = []
        var parts: [JSONValue] = []
        for part in definition.parts where part.reads != .open {
            let counts = try Self.counts(part, facts, former, definition.rules)
            hidden += counts.hidden.count
            shown += counts.counts.count - counts.hidden.count
            var shownTables: [String: PublishedTable] = [:]
            for (place, table) in part.tables.enumerated() {
                let one = PublishedTable(part, table, counts, place: place)
                shownTables[table.id] = one
                tables.append(one)
            }
            for figure in part.figures {
                guard let table = shownTables[figure.table] else { continue }
                let below = open.first { $0.id == figure.over }?.table
                tables.append(PublishedTable(figure, table, over: below, unit: part.unit))
            }
            parts.append(Self.definition(part, shownTables))
        }
        tables += open.map(\.table)
        files = tables.map { File(path: $0.path, text: $0.csv) }
        files += definition.texts.map { File(path: $0.name, text: $0.text) }
        files.append(
            File(
                path: "definitions.json",
                text: JSONValue.members([
                    "leastCount": .integer(definition.rules.leastCount),
                    "leastWidth": .integer(definition.rules.leastWidth),
                    "parts": .list(parts),
                ]).document
            )
        )
        files.append(
            File(
                path: "datapackage.json",
                text: Self.package(definition, tables, city, provenance).document
            )
        )
        files.append(
            File(
                path: "README.md",
                text: ExtractReadme(
                    definition: definition,
                    tables: tables,
                    city: city,
                    shown: shown,
                    hidden: hidden
                ).text
            )
        )
        files.sort { $0.path < $1.path }
        let sums = files.map { "\(Fingerprint.sha256(of: [UInt8]($0.text.utf8)))  \($0.path)\n" }
        files.append(File(path: "SHA256SUMS", text: sums.joined()))
    }

    private static func counts(
        _ part: PublicationPart,
        _ facts: PublicationFacts,
        _ former: [FormerExtract],
        _ rules: ProtectedCounts.Rules
    ) throws(PublicationError) -> ProtectedCounts {
        do {
            return try ProtectedCounts(
                facts.cube(part),
                tables: part.tables.map(part.places),
                former: former.compactMap { $0.counts[part.id] },
                rules: rules
            )
        } catch {
            throw .exposed(table: part.id, error)
        }
    }

    /// What a program needs to compute the figures again.
    private static func definition(
        _ part: PublicationPart,
        _ tables: [String: PublishedTable]
    ) -> JSONValue {
        .members([
            "id": .text(part.id),
            "unit": .text(part.unit),
            "dimensions": .list(
                part.dimensions.map {
                    .members(["name": .text($0.name), "period": .boolean($0.isPeriod)])
                }
            ),
            "tables": .list(
                part.tables.map { table in
                    .members([
                        "id": .text(table.id),
                        "path": .text("tables/\(table.id).csv"),
                        "by": .texts(table.by),
                        "columns": .texts(tables[table.id]?.columns.map(\.name) ?? []),
                    ])
                }
            ),
            "figures": .list(
                part.figures.map { figure in
                    .members([
                        "id": .text(figure.id),
                        "path": .text("figures/\(figure.id).csv"),
                        "table": .text(figure.table),
                        "numerator": .object(
                            figure.numerator.map { .init($0.dimension, .text($0.value)) }
                        ),
                        "over": .optional(figure.over),
                        "per": .integer(Int64(figure.per)),
                        "digits": .integer(Int64(figure.digits)),
                    ])
                }
            ),
        ])
    }

    private static func package(
        _ definition: PublicationDefinition,
        _ tables: [PublishedTable],
        _ city: String,
        _ provenance: JSONValue
    ) -> JSONValue {
        .members([
            "profile": "tabular-data-package",
            "name": .text("veedor-\(definition.id)"),
            "title": .text("\(definition.title): \(city)"),
            "licenses": .list([
                .members([
                    "name": .text(definition.licence.name),
                    "title": .text(definition.licence.title),
                    "path": .text(definition.licence.address),
                ])
            ]),
            "provenance": provenance,
            "resources": .list(
                tables.map { table in
                    .members([
                        "profile": "tabular-data-resource",
                        "name": .text(table.name),
                        "path": .text(table.path),
                        "title": .text(table.title),
                        "format": "csv",
                        "mediatype": "text/csv",
                        "encoding": "utf-8",
                        "bytes": .integer(Int64(table.csv.utf8.count)),
                        "hash": .text("sha256:\(Fingerprint.sha256(of: [UInt8](table.csv.utf8)))"),
                        "schema": .members([
                            "fields": .list(
                                table.columns.map {
                                    .members([
                                        "name": .text($0.name), "type": .text($0.type),
                                        "description": .text($0.title),
                                    ])
                                }
                            ),
                            "missingValues": .texts([""]),
                        ]),
                    ])
                }
            ),
        ])
    }
}

extension PublishedTable {
    /// Its name in the package.
    var name: String { String(path.split(separator: "/").last?.dropLast(4) ?? "") }
}
