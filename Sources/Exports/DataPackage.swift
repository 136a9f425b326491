internal import Dumps
public import Reporting

/// Tables as CSV files with their schema beside them: a frictionless data package.
///
/// Related: <https://specs.frictionlessdata.io/tabular-data-package/>.
public struct DataPackage {
    /// The folder, which exists.
    public var folder: String

    /// The name of the package: lower case, digits, dashes.
    public var name: String

    /// Its title.
    public var title: String

    /// What it was made from, by name.
    public var provenance: JSONValue

    /// Whether texts that a spreadsheet would take for formulas begin with an apostrophe.
    public var isSpreadsheetSafe: Bool

    /// A package to be written.
    public init(
        folder: String,
        name: String,
        title: String,
        provenance: JSONValue,
        isSpreadsheetSafe: Bool
    ) {
        self.folder = folder
        self.name = name
        self.title = title
        self.provenance = provenance
        self.isSpreadsheetSafe = isSpreadsheetSafe
    }

    /// Writes one CSV file a table, and `datapackage.json`.
    ///
    /// - Returns: the paths within the folder.
    /// - Throws: `AnalystError`, what the file system says.
    public func write(_ tables: [ExportTable], from source: ExportSource) throws -> [String] {
        var resources: [JSONValue] = []
        let names = Set(tables.map(\.name))
        for table in tables {
            let text = CSVText(isSpreadsheetSafe: isSpreadsheetSafe)
            let file = try HashedFile("\(folder)/\(table.name).csv")
            try file.write(
                table.columns.map { $0.name.quotedForCSV }.joined(separator: ",") + "\n"
            )
            var rows = 0
            try source.rows(table) { values in
                rows += 1
                try file.write(text.line(values))
            }
            let sha256 = try file.finish()
            resources.append(
                resource(table, rows: rows, bytes: file.bytes, sha256: sha256, among: names)
            )
        }
        let descriptor = try HashedFile("\(folder)/datapackage.json")
        try descriptor.write(
            JSONValue.members([
                "profile": "tabular-data-package",
                "name": .text(name),
                "title": .text(title),
                "provenance": provenance,
                "resources": .list(resources),
            ]).document
        )
        _ = try descriptor.finish()
        return tables.map { "\($0.name).csv" } + ["datapackage.json"]
    }

    private func resource(
        _ table: ExportTable,
        rows: Int,
        bytes: Int,
        sha256: String,
        among names: Set<String>
    ) -> JSONValue {
        .members([
            "profile": "tabular-data-resource",
            "name": .text(table.name),
            "path": .text("\(table.name).csv"),
            "description": .text(table.grain),
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": .integer(Int64(bytes)),
            "hash": .text("sha256:\(sha256)"),
            "rows": .integer(Int64(rows)),
            "dialect": .members(["lineTerminator": "\n", "doubleQuote": .boolean(true)]),
            "schema": schema(table, among: names),
        ])
    }

    private func schema(_ table: ExportTable, among names: Set<String>) -> JSONValue {
        let fields = table.columns.map { column -> JSONValue in
            var members: [JSONValue.Member] = [
                .init("name", .text(column.name)), .init("type", .text(column.kind.frictionless)),
            ]
            if !column.meaning.isEmpty {
                members.append(.init("description", .text(column.meaning)))
            }
            // An empty text is written as nothing, so that only numbers can be asked for.
            if column.isRequired, column.kind != .text {
                members.append(.init("constraints", .members(["required": .boolean(true)])))
            }
            if column.isPseudonymised {
                members.append(.init("pseudonymised", .boolean(true)))
            }
            return .object(members)
        }
        var members: [JSONValue.Member] = [
            .init("fields", .list(fields)), .init("missingValues", .texts([""])),
        ]
        if !table.primaryKey.isEmpty {
            members.append(.init("primaryKey", .texts(table.primaryKey)))
        }
        let references = table.references.filter { names.contains($0.table) }
        if !references.isEmpty {
            let keys = references.map { one in
                JSONValue.members([
                    "fields": .texts(one.columns),
                    "reference": .members([
                        "resource": .text(one.table), "fields": .texts(one.others),
                    ]),
                ])
            }
            members.append(.init("foreignKeys", .list(keys)))
        }
        return .object(members)
    }
}

extension ExportTable.Kind {
    /// The type of the Table Schema.
    var frictionless: String {
        switch self {
        case .text, .bytes: "string"
        case .integer: "integer"
        case .real: "number"
        }
    }
}
