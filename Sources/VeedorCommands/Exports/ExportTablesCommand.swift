internal import ArgumentParser
internal import Exports
internal import Reporting
internal import Spreadsheets

struct ExportTablesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables",
        abstract: "Write tables as a data package, GeoJSON, a GeoPackage or a workbook.",
        discussion: """
            csv: a folder with one file a table and datapackage.json, which tells every column, its \
            meaning, and the SHA-256 of every file (frictionless data package).
            geojson: a folder with one file for each table that has places (RFC 7946).
            gpkg: one GeoPackage with all tables, as QGIS opens it.
            xlsx: one workbook with a sheet a table, of at most 1,048,575 rows each.

            People are shown by pseudonyms, which stay the same within a store; with --purpose they \
            are shown as they are, and the export is logged.

            Example:
              veedor export tables --store bcn.sqlite --out bcn
              veedor export tables --store bcn.sqlite --as gpkg --out bcn.gpkg
              veedor export tables --store bcn.sqlite --table area --as geojson --out areas
            """
    )

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case csv, geojson, gpkg, xlsx
    }

    @OptionGroup var storeOption: StoreOption

    @Option(
        name: .customLong("table"),
        help: ArgumentHelp("Only this table or view; may be repeated.", valueName: "name")
    )
    var tables: [String] = []

    @Option(name: .customLong("as"), help: "In which form.")
    var form: Form = .csv

    @Option(help: ArgumentHelp("The folder, or the file, to write.", valueName: "path"))
    var out: String

    @Option(
        help: ArgumentHelp("Why people must be seen as they are; it is logged.", valueName: "words")
    )
    var purpose: String?

    @Flag(help: "In CSV, put an apostrophe before what a spreadsheet would take for a formula.")
    var spreadsheetSafe = false

    func validate() throws {
        if let purpose, purpose.allSatisfy(\.isWhitespace) {
            throw ValidationError("--purpose: expected words")
        }
        if form == .xlsx, !out.hasSuffix(".xlsx") {
            throw ValidationError("--out: programs know a workbook by its ending .xlsx")
        }
        if form == .gpkg, !out.hasSuffix(".gpkg") {
            throw ValidationError("--out: programs know a GeoPackage by its ending .gpkg")
        }
    }

    func run() throws {
        let access = try ExportAccess(
            storeOption,
            purpose: purpose,
            what: "export of " + (tables.isEmpty ? "all tables" : tables.joined(separator: ", "))
        )
        let chosen = try access.tables(tables)
        switch form {
        case .csv:
            let paths = try NewFolder(out, mark: "datapackage.json").fill { folder in
                try DataPackage(
                    folder: folder,
                    name: "veedor-\(access.city.isEmpty ? "store" : access.city)",
                    title: "Tables of a Veedor store",
                    provenance: access.provenance,
                    isSpreadsheetSafe: spreadsheetSafe
                ).write(chosen, from: access.source)
            }
            for path in paths { Console.standardOutput("\(out)/\(path)\n") }
        case .geojson:
            let placed = try placed(chosen)
            let mark = "\(placed[0].name).geojson"
            try NewFolder(out, mark: mark).fill { folder in
                for table in placed {
                    let path = "\(folder)/\(table.name).geojson"
                    _ = try GeoJSONFile(table).write(to: path, from: access.source)
                }
            }
            for table in placed { Console.standardOutput("\(out)/\(table.name).geojson\n") }
        case .gpkg:
            try GeoPackage(path: out, changedAt: access.changedAt)
                .write(chosen, from: access.source)
            Console.standardOutput("\(out)\n")
        case .xlsx:
            let sheets = try chosen.map { table in
                Spreadsheet.Sheet(name: table.name, table: try access.table(table))
            }
            try Spreadsheet(sheets: sheets).write(to: out)
            Console.standardOutput("\(out)\n")
        }
    }

    private func placed(_ tables: [ExportTable]) throws -> [ExportTable] {
        let placed = tables.filter { $0.place != nil }
        guard !placed.isEmpty else {
            throw CommandError(
                error: "none of the tables has places",
                help: "area and listing_snapshot have; for others use --as csv"
            )
        }
        return placed
    }
}
