internal import Analyst
internal import Domain
internal import Dumps
internal import Exports
internal import GRDB
internal import Reporting
internal import Store
internal import StrictYAML

/// A store opened for an export: people by pseudonyms, or as they are for a purpose that is logged.
struct ExportAccess {
    let catalogue: ExportCatalogue
    let source: ExportSource
    let provenance: JSONValue
    let city: String

    /// When something was last loaded: UTC, ISO 8601.
    let changedAt: String

    /// Longer than any export takes; a question of a person ends sooner.
    private static let seconds = 86_400.0

    init(_ option: StoreOption, purpose: String?, what: String) throws {
        let store = try VeedorStore(
            path: option.store,
            access: purpose == nil ? .reading : .writing
        )
        let identified = try IdentifiedColumns(
            contentsOf: DataFolders.find().models + "/identified-columns.yaml"
        )
        var pseudonym: (@Sendable (String) -> String)?
        if let purpose {
            try store.write { try AnalystLog.add(purpose, what, at: Clock.now, $0) }
        } else {
            let key = try store.read { try StoreProperty.pseudonymKey.value($0) } ?? ""
            let bytes = [UInt8](key.utf8)
            pseudonym = { "~" + Fingerprint.text(of: [UInt8]($0.utf8), key: bytes).prefix(10) }
        }
        catalogue = try store.read { database in
            try ExportCatalogue(
                database,
                pseudonymised: purpose == nil ? identified.pseudonymised : [:],
                secret: identified.secret
            )
        }
        let loads = try store.read { try Load.all($0) }
        city = try store.read { try StoreProperty.city.value($0) } ?? ""
        changedAt = loads.map(\.loadedAt).max() ?? "1970-01-01T00:00:00Z"
        provenance = .members([
            "tool": .text("veedor \(VeedorVersion.current)"),
            "city": .text(city),
            "people": .text(purpose == nil ? "pseudonyms" : "identified"),
            "loads": .list(
                loads.map { load in
                    .members([
                        "load_id": .integer(load.id),
                        "file": .text(load.fileName),
                        "sha256": .text(load.fileSHA256),
                        "describes": .optional(load.snapshotDate?.description),
                    ])
                }
            ),
        ])
        source = ExportSource(
            try AnalystConnection(
                path: option.store,
                limits: AnalystLimits(seconds: Self.seconds),
                functions: AnalystFunction.all,
                views: StoreView.definitions,
                identified: identified,
                pseudonym: pseudonym
            )
        )
    }

    /// The tables of these names; where none is named, all that other tools can read.
    ///
    /// - Throws: `CommandError` for a name that no table has.
    func tables(_ names: [String]) throws -> [ExportTable] {
        let readable = catalogue.tables.filter { !$0.isPacked && !$0.columns.isEmpty }
        guard !names.isEmpty else {
            return readable.filter { !Self.isUnfolded($0.name) }
        }
        return try names.map { name in
            if let table = readable.first(where: { $0.name == name }) { return table }
            let isPacked = catalogue.tables.contains { $0.name == name }
            throw CommandError(
                error: isPacked
                    ? "the table '\(name)' is packed, and only Veedor reads it"
                    : "the store has no table '\(name)'"
                        + (Suggestion.nearest(to: name, among: readable.map(\.name))
                            .map { "; did you mean '\($0)'?" } ?? ""),
                help: isPacked
                    ? "'veedor export nights' writes calendars; 'veedor trips' reads trips"
                    : "known: " + readable.map(\.name).joined(separator: ", ")
            )
        }
    }

    /// A table's rows as a value.
    func table(_ table: ExportTable) throws -> DataTable {
        var rows: [[DataTable.Cell]] = []
        try source.rows(table) { rows.append($0.map(DataTable.Cell.init)) }
        let columns = table.columns.map { DataTable.Column($0.name, isNumeric: $0.kind != .text) }
        return DataTable(columns: columns, rows: rows)
    }

    /// A view that unfolds what is packed is hundreds of times as long as the table behind it.
    private static func isUnfolded(_ name: String) -> Bool { name == "listing_night" }
}
