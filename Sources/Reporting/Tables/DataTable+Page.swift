extension DataTable {
    /// A page that needs nothing else: no script, no font, no address.
    ///
    /// - Parameter title: what it calls itself.
    /// - Returns: HTML; every text in it is escaped.
    public func page(title: String) -> String {
        func row(_ tag: String, _ texts: [String]) -> String {
            let cells = zip(columns, texts).map { column, text in
                "<\(tag)\(column.isNumeric ? " class=\"n\"" : "")>\(text.escapedForHTML)</\(tag)>"
            }
            return "<tr>\(cells.joined())</tr>\n"
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width">
            <title>\(title.escapedForHTML)</title>
            <style>
            body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem; color: #1b1b1b; background: #fff }
            table { border-collapse: collapse }
            th, td { padding: .25rem .75rem; text-align: left; vertical-align: top }
            th { border-bottom: 2px solid #444; position: sticky; top: 0; background: #fff }
            td { border-bottom: 1px solid #ddd }
            .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
            </style>
            <h1>\(title.escapedForHTML)</h1>
            <table>
            <thead>
            \(row("th", columns.map(\.name)))</thead>
            <tbody>
            \(rows.map { row("td", $0.map(\.plain)) }.joined())</tbody>
            </table>
            </html>

            """
    }
}

extension String {
    /// What a page shows as these characters.
    var escapedForHTML: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
