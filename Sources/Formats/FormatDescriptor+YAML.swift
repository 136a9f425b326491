internal import Domain
internal import Dumps
public import StrictYAML

extension FormatDescriptor {
    /// Reads `format.yaml`.
    ///
    /// - Throws: `YAMLError` with every problem of the file.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        id = root.string("id")
        version = root.integer("version")
        title = root.string("title")
        publisher = root.string("publisher")
        source = root.string("source")
        licence = root.string("licence")
        container = Container(root.mapping("container"))
        header = HeaderSignature(root.mapping("header"))
        snapshot = root.strings("snapshot").compactMap { text in
            let source = SnapshotSource(text)
            if source == nil {
                root.report(
                    "snapshot",
                    "'\(text)' is not one of: path, most-frequent FIELD, earliest FIELD, latest FIELD"
                )
            }
            return source
        }
        precedence = root.optionalInteger("precedence") ?? 1
        skips = root.list("skip") { entry in
            SkipRule(
                columns: entry.strings("column"),
                equals: entry.strings("equals"),
                reason: entry.string("reason")
            )
        }
        let defaults = NumberDefaults(root.optionalMapping("numbers"))
        let mappings = root.list("records") { RecordMapping.all($0, defaults: defaults) }
        records = mappings.flatMap(\.self)
        dropped = root.list("dropped") { entry in
            DroppedColumns(columns: entry.strings("columns"), reason: entry.string("reason"))
        }
        tests = root.list("tests", DescriptorTest.init)
        if mappings.isEmpty { root.report("records", "at least one record is needed") }
        for (index, record) in records.enumerated() where record.kind.isSnapshot {
            if snapshot.isEmpty {
                root.report("snapshot", "records[\(index)] describes a day; say where it is read")
            }
        }
        if header.required.isEmpty {
            root.report("header", "at least one required column is needed")
        }
        root.end()
        try document.finish()
    }
}

extension Container {
    init(_ entry: YAMLMapping) {
        kind = entry.choice("kind", of: Kind.self) ?? .csv
        encoding = entry.optionalChoice("encoding", of: Encoding.self) ?? .utf8
        let text = entry.optionalString("delimiter") ?? ","
        let bytes = Array((text == "tab" ? "\t" : text).utf8)
        if bytes.count != 1 { entry.report("delimiter", "expected one byte, or the word tab") }
        delimiter = bytes.first ?? 0x2C
        surplusEmptyFields = entry.optionalInteger("surplus-empty-fields") ?? 0
        sheets = kind == .workbook ? SheetLayout(entry) : nil
        entry.end()
    }
}

extension HeaderSignature {
    init(_ entry: YAMLMapping) {
        required = entry.strings("required")
        eras = entry.list("eras") { era in
            Era(
                id: era.string("id"),
                present: era.strings("present"),
                absent: era.strings("absent")
            )
        }
        if eras.isEmpty { eras = [Era(id: "1", present: [], absent: [])] }
        entry.end()
    }
}

extension SnapshotSource {
    init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        switch (words.first, words.count) {
        case ("path", 1): self = .path
        case ("most-frequent", 2): self = .mostFrequent(field: words[1])
        case ("earliest", 2): self = .earliest(field: words[1])
        case ("latest", 2): self = .latest(field: words[1])
        default: return nil
        }
    }
}

extension DescriptorTest {
    init?(_ entry: YAMLMapping) {
        name = entry.string("name")
        row = entry.pairs("row")
        record = entry.optionalInteger("record") ?? 0
        expect = entry.pairs("expect")
        problems = entry.pairs("problems")
        isRejected = entry.optionalBoolean("rejected") ?? false
        isSkipped = entry.optionalBoolean("skipped") ?? false
    }
}
