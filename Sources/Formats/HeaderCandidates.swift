internal import Dumps

/// The header of a file, read in each way that some format asks for.
struct HeaderCandidates {
    private let path: String
    private let content: ContentKind
    private var rows: [UInt8: Record] = [:]
    private var jsonColumns: [Container.Kind: [String]] = [:]

    /// The first rows of the sheets, where the file is a workbook.
    let workbook: WorkbookHead?

    /// Reads the beginning of a file.
    init(fileAt path: String) throws {
        self.path = path
        content = try ContentKind(ofFileAt: path)
        workbook = content == .zipArchive ? try WorkbookHead(path: path) : nil
        switch content {
        case .delimitedText:
            for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
                var reader = try CSVReader(path: path, delimiter: delimiter, readsAhead: false)
                var record = Record()
                if try reader.next(into: &record), record.fault == nil { rows[delimiter] = record }
            }
        case .json:
            var errors: [DumpError] = []
            for kind in [Container.Kind.json, .jsonLines, .geoJSON] {
                guard let shape = kind.jsonShape else { continue }
                do throws(DumpError) {
                    jsonColumns[kind] = try JSONReader.columns(path: path, shape: shape)
                } catch {
                    errors.append(error)
                }
            }
            if jsonColumns.isEmpty, let error = errors.first { throw error }
        case .zipArchive: break
        }
    }

    /// The columns as a format's container reads them; `nil` where it cannot be that container.
    func columns(of container: Container) throws -> [String]? {
        switch (container.kind, content) {
        case (.csv, .delimitedText):
            guard let record = rows[container.delimiter] else { return nil }
            return (0..<record.fieldCount).map { index in
                let span = record.bytes.span.extracting(record.range(of: index))
                // A name in another encoding is a name this format does not know.
                return container.encoding.text(of: span)?.trimmingBlanks() ?? "\u{FFFD}"
            }
        case (.json, .json), (.jsonLines, .json), (.geoJSON, .json):
            return jsonColumns[container.kind]
        case (.workbook, .zipArchive):
            guard let layout = container.sheets, let workbook else { return nil }
            let tables = Set(workbook.tables(of: layout).joined())
            return tables.isEmpty ? [] : layout.columns(of: tables)
        default: return nil
        }
    }

    /// The most columns that any reading of the header gives.
    var widestColumnCount: Int {
        max(
            rows.values.map(\.fieldCount).max() ?? 0,
            jsonColumns.values.map(\.count).max() ?? 0
        )
    }
}
