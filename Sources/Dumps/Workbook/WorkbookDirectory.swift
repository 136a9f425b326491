/// Which part of the archive holds which sheet, and the shared texts.
///
/// Found by following the relationships from the package's root (ISO/IEC 29500-2, clause 9), not by
/// the usual names.
struct WorkbookDirectory {
    struct Sheet: Hashable {
        var name: String
        var part: String
    }

    /// The worksheets in the order of the workbook, hidden ones too; sheets of charts are none.
    private(set) var sheets: [Sheet] = []
    private(set) var sharedStringsPart: String?

    /// - Throws: `notWorkbook`, `unknownArchive`, and what reading a part throws.
    init(_ archive: inout WorkbookArchive) throws(DumpError) {
        let workbook = try Self.workbookPart(&archive)
        let list = SheetList()
        try archive.parse(workbook, list)
        let relationships = Relationships()
        let part = Self.relationshipsPart(of: workbook)
        if archive.holds(part) { try archive.parse(part, relationships) }
        for (name, id) in list.sheets {
            guard let target = relationships.targets[id] else {
                throw DumpError(
                    .notWorkbook,
                    file: archive.path,
                    detail: "nothing says which part holds the sheet '\(name)'"
                )
            }
            guard target.type == "worksheet" else { continue }
            sheets.append(Sheet(name: name, part: Self.resolve(target.path, from: workbook)))
        }
        sharedStringsPart = relationships.targets.values.first { $0.type == "sharedStrings" }
            .map { Self.resolve($0.path, from: workbook) }
        guard Set(sheets.map(\.name)).count == sheets.count else {
            throw DumpError(.notWorkbook, file: archive.path, detail: "two sheets have one name")
        }
        guard !sheets.isEmpty else {
            throw DumpError(.notWorkbook, file: archive.path, detail: "it has no sheet of cells")
        }
    }

    private static func workbookPart(_ archive: inout WorkbookArchive) throws(DumpError) -> String {
        guard archive.holds("[Content_Types].xml") else {
            throw DumpError(.unknownArchive, file: archive.path, detail: kind(of: archive))
        }
        let root = Relationships()
        if archive.holds("_rels/.rels") { try archive.parse("_rels/.rels", root) }
        let target = root.targets.values.first { $0.type == "officeDocument" }?.path
        let part = resolve(target ?? "xl/workbook.xml", from: "")
        guard archive.holds(part), part.hasPrefix("xl/"), part.hasSuffix(".xml") else {
            throw DumpError(.unknownArchive, file: archive.path, detail: kind(of: archive))
        }
        return part
    }

    /// What else the archive may be, in words.
    private static func kind(of archive: borrowing WorkbookArchive) -> String {
        if archive.holds("xl/workbook.bin") { return "a binary workbook (.xlsb)" }
        if archive.holds("content.xml"), archive.holds("META-INF/manifest.xml") {
            return "an OpenDocument file (.ods)"
        }
        if archive.holds("word/document.xml") { return "a text document (.docx)" }
        let count = archive.partNames.count
        return "a zip archive of \(count) file\(count == 1 ? "" : "s")"
    }

    private static func relationshipsPart(of part: String) -> String {
        let steps = part.split(separator: "/", omittingEmptySubsequences: true)
        return (steps.dropLast() + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
    }

    /// A target as written, made a name of a part: `/xl/a.xml`, `a.xml` and `../a.xml`.
    private static func resolve(_ target: String, from part: String) -> String {
        var steps = target.hasPrefix("/") ? [] : part.split(separator: "/").dropLast()
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}

/// The sheets that `workbook.xml` names.
private final class SheetList: XMLHandler {
    var sheets: [(name: String, id: String)] = []

    func begin(_ element: borrowing XMLElement) {
        guard element.isSpreadsheet("sheet"), let name = element.attribute("name"),
            let id = element.attribute("id")
        else { return }
        sheets.append((name, id))
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func end(_ element: borrowing XMLElement) {}
}

/// The relationships of a part, by id; of a type only the last word is kept, which the
/// transitional and the strict schema share.
private final class Relationships: XMLHandler {
    var targets: [String: (type: String, path: String)] = [:]

    func begin(_ element: borrowing XMLElement) {
        guard element.local == "Relationship", element.attribute("TargetMode") != "External",
            let id = element.attribute("Id"), let type = element.attribute("Type"),
            let path = element.attribute("Target")
        else { return }
        targets[id] = (String(type.split(separator: "/").last ?? ""), path)
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func end(_ element: borrowing XMLElement) {}
}

extension WorkbookArchive {
    /// Parses a whole part.
    ///
    /// - Throws: what opening and reading it throws; `notWorkbook` where it is no XML, or holds a
    ///   document type declaration.
    mutating func parse(_ part: String, _ handler: some XMLHandler) throws(DumpError) {
        guard var parser = XMLParser(handler) else { throw DumpError(.outOfMemory, file: path) }
        try open(part)
        var buffer: [UInt8] = []
        repeat {
            try read(into: &buffer, capacity: 64 * 1024)
            try check(parser.parse(buffer), part)
        } while !buffer.isEmpty
        closePart()
    }

    /// Throws where the parser stopped.
    func check(_ outcome: XMLParser.Outcome, _ part: String) throws(DumpError) {
        switch outcome {
        case .consumed: return
        case .hasDocumentType:
            throw DumpError(
                .notWorkbook,
                file: path,
                detail: "part '\(part)' declares a document type, which no workbook does"
            )
        case .malformed(let words, let offset):
            throw DumpError(
                .notWorkbook,
                file: path,
                offset: offset,
                detail: "part '\(part)': \(words)"
            )
        }
    }
}
