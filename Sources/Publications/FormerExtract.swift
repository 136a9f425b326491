public import Disclosure
internal import Dumps
internal import Foundation

/// The counts that an extract of an earlier day shows: everybody has them, so that nothing published
/// now may tell more together with them.
public struct FormerExtract: Sendable {
    /// By part.
    public private(set) var counts: [String: ProtectedCounts.Former] = [:]

    /// Reads an extract.
    ///
    /// - Throws: `PublicationError.formerUnlike` where a table cannot be read, or is by properties that
    ///   the parts do not have any more.
    public init(folder: String, parts: [PublicationPart]) throws(PublicationError) {
        for part in parts {
            for table in part.tables {
                let file = "\(folder)/tables/\(table.id).csv"
                guard let data = FileManager.default.contents(atPath: file) else { continue }
                let lines = Self.lines(String(decoding: data, as: UTF8.self))
                guard let header = lines.first, header.suffix(2) == ["count", "status"] else {
                    throw .formerUnlike(file: file, what: "it ends in no columns count and status")
                }
                let names = part.dimensions.map(\.name)
                for name in header.dropLast(2) where !names.contains(name) {
                    throw .formerUnlike(file: file, what: "it is by '\(name)'")
                }
                for line in lines.dropFirst() {
                    guard line.count == header.count else { continue }
                    let cell = CountCell(
                        names.map { name in
                            header.firstIndex(of: name).map { line[$0] }
                                .flatMap { $0 == PublicationText.all ? nil : $0 }
                        }
                    )
                    if let count = Int64(line[line.count - 2]) {
                        counts[part.id, default: .init()].shown[cell] = count
                    } else {
                        counts[part.id, default: .init()].hidden.insert(cell)
                    }
                }
            }
        }
    }

    /// The fields of a text that Veedor wrote (RFC 4180, LF).
    static func lines(_ text: String) -> [[String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var field = ""
        var isQuoted = false
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { last = scalar }
            if scalar == "\"" {
                if !isQuoted, last == "\"" { field.append("\"") }
                isQuoted.toggle()
            } else if isQuoted {
                field.unicodeScalars.append(scalar)
            } else if scalar == "," || scalar == "\n" {
                line.append(field)
                field = ""
                if scalar == "\n" {
                    lines.append(line)
                    line = []
                }
            } else {
                field.unicodeScalars.append(scalar)
            }
        }
        return lines
    }
}
