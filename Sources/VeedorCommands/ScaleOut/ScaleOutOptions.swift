internal import Analyses
internal import ArgumentParser
internal import Domain
internal import Exports
internal import Foundation
internal import GRDB
internal import ScaleOut
internal import Store

/// What is asked, and of what.
struct ScaleOutOptions: ParsableArguments {
    @Option(help: "The engine.")
    var engine: ScaleOutEngine = .spark

    @Option(
        help: ArgumentHelp("A folder with one folder of CSV files a table.", valueName: "folder")
    )
    var data: String

    @Option(
        name: .customLong("analysis"),
        help: ArgumentHelp("A named analysis; may be repeated.", valueName: "name")
    )
    var analyses: [String]

    @OptionGroup var storeOption: StoreOption

    func plan() throws -> ScaleOutPlan {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let catalogue = try AnalysisCatalogue(folder: DataFolders.find().queries)
        let asked = try analyses.map { try catalogue.analysis($0) }
        let known = try store.read { database in
            try ExportCatalogue(database, pseudonymised: [:], secret: [:])
        }
        var types = Dictionary(
            known.tables.map { table in
                let pairs = table.columns.map { ($0.name, $0.kind.spark) }
                return (table.name, Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
            },
            uniquingKeysWith: { first, _ in first }
        )
        types["trip"] = Self.tripTypes
        let names = Set(asked.flatMap(\.reads)).sorted()
        let tables = try names.map { name in
            try PartitionedTable(
                folder: "\(URL(fileURLWithPath: data).path)/\(name)",
                types: types[name] ?? [:]
            )
        }
        return try ScaleOutPlan(asked, tables: tables)
    }

    /// The columns of the table of trips, which is packed in the store.
    private static var tripTypes: [String: String] {
        var types = ["load_id": "bigint", "row_number": "bigint", "replaced_by": "bigint"]
        for field in TripField.allCases {
            let isText = [.name, .minute, .fingerprint].contains(field.storage)
            types[field.name] = isText ? "string" : "bigint"
        }
        return types
    }
}

extension ExportTable.Kind {
    /// Spark's type.
    fileprivate var spark: String {
        switch self {
        case .text: "string"
        case .integer: "bigint"
        case .real: "double"
        case .bytes: "binary"
        }
    }
}
