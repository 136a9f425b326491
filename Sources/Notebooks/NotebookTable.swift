internal import Reporting

/// A result as a notebook shows it.
enum NotebookTable {
    /// So many rows are shown; all are in the result.
    private static let shown = 40

    static func html(_ table: DataTable) -> String {
        let head = table.columns.map { "<th>\($0.name.forXML)</th>" }.joined()
        let body = table.rows.prefix(shown).map { row in
            let cells = zip(table.columns, row).map { column, cell in
                let style = column.isNumeric ? " style=\"text-align: right\"" : ""
                return "<td\(style)>\(cell == .empty ? "" : cell.words.forXML)</td>"
            }
            return "<tr>\(cells.joined())</tr>\n"
        }
        let rest = table.rows.count - body.count
        let note = rest > 0 ? "<p>and \(rest) more rows</p>\n" : ""
        return
            "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body.joined())</tbody>\n</table>\n"
            + note
    }
}
