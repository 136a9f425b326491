internal import Domain

/// A report as Markdown: everything but the drawings, which come as their tables.
public enum ReportMarkdown {
    /// The text.
    public static func text(_ report: Report) -> String {
        var parts = [
            "# \(plain(report.title))", plain(report.subtitle),
            "Edition: \(report.edition.rawValue)",
        ]
        parts.append(
            report.particulars.map { "- \(plain($0.name)): \(plain($0.value))" }
                .joined(separator: "\n")
        )
        for (index, section) in report.sections.enumerated() {
            parts.append("## \(index + 1). \(plain(section.title))")
            parts += section.blocks.map(block)
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private static func block(_ block: ReportBlock) -> String {
        switch block {
        case .paragraph(let runs): runs.map { plain($0.text) }.joined()
        case .note(let runs): "> " + runs.map { plain($0.text) }.joined()
        case .figures(let figures):
            figures.map { figure in
                let note = figure.note.isEmpty ? "" : " (\(plain(figure.note)))"
                return "- **\(plain(figure.value))** \(plain(figure.label))\(note)"
            }.joined(separator: "\n")
        case .table(let table): self.table(table)
        case .bars(let chart): table(chart.table)
        case .lines(let chart): table(chart.table)
        case .map(let map): table(map.table)
        }
    }

    private static func table(_ table: ReportTable) -> String {
        let cells = DataTable(
            columns: table.columns.map {
                DataTable.Column(plain($0.title), isNumeric: $0.kind.isNumeric)
            },
            rows: table.rows.map { row in row.map { DataTable.Cell.text($0.text) } }
        )
        let caption = table.caption.isEmpty ? "" : "**\(plain(table.caption))**\n\n"
        let omitted =
            table.omitted > 0
            ? "\n\(table.omitted, of: "more row is/more rows are") not shown.\n" : ""
        let empty = table.rows.isEmpty ? "\nNone.\n" : ""
        let text = caption + cells.rendered(as: .md) + omitted + empty
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// Words that Markdown takes as they are: a sentence keeps its dashes and points.
    private static func plain(_ text: String) -> String {
        text.withoutControls.escapedForMarkdown
    }
}
