extension DataTable {
    /// The table as it fits a terminal: aligned columns where they fit, else each row as a list of
    /// its fields.
    ///
    /// - Parameter width: columns of the terminal; `nil`: as wide as need be.
    /// - Returns: lines of text, none wider than the terminal except where a single value is.
    public func fitted(to width: Int?) -> String {
        let table = rendered(as: .table)
        guard let width, !rows.isEmpty,
            let heading = table.split(separator: "\n").dropFirst().first,
            heading.count > width
        else { return table }
        let names = columns.map(\.name.displayWidth).max() ?? 0
        return rows.enumerated().map { number, row in
            let title = "row \(number + 1) "
            let rule = title + String(repeating: "-", count: max(0, min(width, 60) - title.count))
            let fields = zip(columns, row).map { column, cell in
                let blanks = String(repeating: " ", count: names - column.name.displayWidth)
                return cell.plain.isEmpty
                    ? column.name
                    : column.name + blanks + "  "
                        + cell.plain.folded(to: width - names - 2, indent: names + 2)
            }
            return ([rule] + fields).joined(separator: "\n") + "\n"
        }.joined()
    }
}

extension String {
    /// The text in lines of a width, every one but the first set in.
    fileprivate func folded(to width: Int, indent: Int) -> String {
        guard width >= 20, displayWidth > width else { return self }
        var lines = [""]
        var used = 0
        for character in self {
            let own = String(character).displayWidth
            if used + own > width {
                lines.append(String(repeating: " ", count: indent))
                used = 0
            }
            lines[lines.count - 1].append(character)
            used += own
        }
        return lines.joined(separator: "\n")
    }
}
