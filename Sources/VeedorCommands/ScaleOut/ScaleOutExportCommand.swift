internal import Analyses
internal import Analyst
internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Reporting
internal import ScaleOut

struct ScaleOutExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the tables that analyses read as partitions, for an engine to read.",
        discussion: """
            A folder per table, in it CSV files of so many rows each: 'scale-out run --data' takes it. \
            Several stores, such as a city's each, are put together by their files. Files may be \
            compressed (gzip) where they travel. People are shown by pseudonyms, which differ from \
            store to store; with --purpose they are shown as they are, and the export is logged.

            Example:
              veedor scale-out export --analysis trips-by-hour --store nyc.sqlite --out nyc
              veedor scale-out run --data nyc --analysis trips-by-hour --store nyc.sqlite --out out
            """
    )

    @Option(
        name: .customLong("analysis"),
        help: ArgumentHelp(
            "A named analysis whose tables are needed; may be repeated.",
            valueName: "name"
        )
    )
    var analyses: [String]

    @OptionGroup var storeOption: StoreOption

    @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"))
    var out: String

    @Option(help: ArgumentHelp("So many rows a file.", valueName: "rows"))
    var rows = 1_000_000

    @Option(
        help: ArgumentHelp("Why people must be seen as they are; it is logged.", valueName: "words")
    )
    var purpose: String?

    /// Longer than any export takes; a question of a person ends sooner.
    private static let seconds = 86_400.0

    func validate() throws {
        guard rows > 0 else { throw ValidationError("--rows: expected 1 or more") }
        if let purpose, purpose.allSatisfy(\.isWhitespace) {
            throw ValidationError("--purpose: expected words")
        }
    }

    func run() throws {
        let catalogue = try AnalysisCatalogue(folder: DataFolders.find().queries)
        let asked = try analyses.map { try catalogue.analysis($0) }
        if let foreign = asked.first(where: { !$0.engines.contains(.spark) }) {
            throw ScaleOutError.notPortable(foreign.name)
        }
        let session = try AnalystSession(
            path: storeOption.store,
            seconds: Self.seconds,
            purpose: purpose
        )
        let tables = Set(asked.flatMap(\.reads)).sorted()
        let held = Set(try session.tables())
        if let missing = tables.first(where: { !held.contains($0) }) {
            throw CommandError(
                error: "\(storeOption.store) has no table '\(missing)'",
                help: "run 'veedor analyze --store \(storeOption.store)' first"
            )
        }
        let counts = try NewFolder(out, mark: tables[0]).fill { folder in
            try tables.map { table in
                let count = try write(table, to: "\(folder)/\(table)", session)
                return (table, count)
            }
        }
        for (table, count) in counts {
            Console.standardOutput("\(out)/\(table)\n")
            Console.standardError("\(table): \(count, of: "row")\n")
        }
    }

    private func write(_ table: String, to folder: String, _ session: AnalystSession) throws -> Int
    {
        let columns = try session.columns(of: table)
        var partitions = PartitionWriter(folder: folder, columns: columns, rowsPerFile: rows)
        let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        try session.each("select \(names) from \"\(table)\"") { try partitions.add($0) }
        return try partitions.finish()
    }
}

/// Rows as CSV files of at most so many rows.
///
/// A text without letters is `""` and nothing is nothing, as engines tell the two apart.
private struct PartitionWriter {
    let folder: String
    let columns: [String]
    let rowsPerFile: Int
    private var handle: FileHandle?
    private var pending: [UInt8] = []
    private var count = 0
    private var files = 0

    init(folder: String, columns: [String], rowsPerFile: Int) {
        self.folder = folder
        self.columns = columns
        self.rowsPerFile = rowsPerFile
    }

    mutating func add(_ row: [AnalystValue]) throws {
        if count.isMultiple(of: rowsPerFile) { try begin() }
        count += 1
        pending += row.map(Self.field).joined(separator: ",").utf8
        pending.append(UInt8(ascii: "\n"))
        if pending.count > 1 << 20 { try flush() }
    }

    /// Closes the last file; a table without rows is a file of its columns.
    ///
    /// - Returns: how many rows were written.
    mutating func finish() throws -> Int {
        if files == 0 { try begin() }
        try flush()
        try handle?.close()
        return count
    }

    private mutating func begin() throws {
        try flush()
        try handle?.close()
        let number = String(files)
        let digits = String(repeating: "0", count: max(0, 4 - number.count)) + number
        let path = "\(folder)/part-\(digits).csv"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: path))
        handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        files += 1
        pending += (columns.joined(separator: ",") + "\n").utf8
    }

    private mutating func flush() throws {
        try handle?.write(contentsOf: pending)
        pending.removeAll(keepingCapacity: true)
    }

    private static func field(_ value: AnalystValue) -> String {
        switch value {
        case .null, .blob: return ""
        case .integer(let number): return String(number)
        case .real(let number): return "\(number)"
        case .text(let text):
            let marks: Set<UInt8> = [0x22, 0x2C, 0x0A, 0x0D, 0x20]
            guard text.isEmpty || text.utf8.contains(where: marks.contains) else { return text }
            // Quoted whether or not RFC 4180 asks for it: Spark cuts blanks and takes an empty field for null.
            let quoted = text.quotedForCSV
            return quoted == text ? "\"\(text)\"" : quoted
        }
    }
}
