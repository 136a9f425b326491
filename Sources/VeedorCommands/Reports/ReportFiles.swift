internal import Foundation
internal import Reporting

/// Writes a report in every form.
struct ReportFiles {
    let folder: String
    let folders: DataFolders

    /// Writes the files.
    ///
    /// - Returns: their paths.
    /// - Throws: what the file system says, or that nothing can make a PDF.
    func write(_ report: Report, name: String, pdf: Bool) throws -> [String] {
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
        } catch {
            throw CommandError(
                error: "\(folder): cannot be made",
                help: "name a folder that you may write with --out"
            )
        }
        let base = "\(folder)/\(name)" + (report.edition == .public ? "-public" : "")
        let html = try ReportHTML(theme())
        var paths: [String] = []
        for (ending, text) in [
            ("html", html.text(report)), ("md", ReportMarkdown.text(report)),
            ("json", ReportJSON.text(report)),
        ] {
            try Self.write(text, to: "\(base).\(ending)")
            paths.append("\(base).\(ending)")
        }
        if pdf {
            try PDFPrinter.print(html: "\(base).html", to: "\(base).pdf")
            paths.append("\(base).pdf")
        }
        return paths
    }

    private static func write(_ text: String, to path: String) throws {
        do {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw CommandError(
                error: "\(path): cannot be written",
                help: "check that you may write there and that the disk is not full"
            )
        }
    }

    private func theme() throws -> ReportHTML.Theme {
        func file(_ name: String) throws -> String {
            let path = "\(folders.reports)/theme/\(name)"
            guard let data = FileManager.default.contents(atPath: path) else {
                throw CommandError(
                    error: "\(path): cannot be read",
                    help: "the theme of reports lies in analyses/reports/theme"
                )
            }
            return String(decoding: data, as: UTF8.self)
        }
        return ReportHTML.Theme(
            page: try file("page.mustache"),
            block: try file("block.mustache"),
            table: try file("table.mustache"),
            style: try file("style.css"),
            script: try file("tables.js")
        )
    }
}
