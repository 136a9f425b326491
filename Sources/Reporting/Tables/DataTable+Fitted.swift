/// A table as it fits a terminal.
public struct FittedTable: Hashable, Sendable {
    /// Lines, none wider than the terminal except where a single value is.
    public var text: String

    /// The columns of which some values are cut.
    public var cut: [String]
}

extension DataTable {
    /// The table as it fits a terminal: aligned columns, the widest texts cut with `…` where they must
    /// be, numbers never; where even that is too wide, each row as a list of its fields, whole.
    ///
    /// - Parameter width: columns of the terminal; `nil`: as wide as need be.
    /// - Returns: the lines, and which columns are cut.
    public func fitted(to width: Int?) -> FittedTable {
        let whole = FittedTable(text: rendered(as: .table), cut: [])
        guard let width, !rows.isEmpty else { return whole }
        let widths = columns.indices.map { index in
            rows.reduce(columns[index].name.displayWidth) {
                max($0, $1[index].plain.displayWidth)
            }
        }
        let room = width - 2 * (widths.count - 1)
        guard widths.reduce(0, +) > room else { return whole }
        let level = (Self.leastText..<(widths.max() ?? Self.leastText)).last { level in
            zip(columns, widths).reduce(0) { sum, column in
                sum + (column.0.isNumeric ? column.1 : min(column.1, level))
            } <= room
        }
        guard let level else { return FittedTable(text: listed(width), cut: []) }
        let places = columns.indices.filter { !columns[$0].isNumeric && widths[$0] > level }
        var table = self
        for place in places {
            table.columns[place].name = columns[place].name.cut(to: level)
            for row in rows.indices {
                table.rows[row][place] = .text(rows[row][place].plain.cut(to: level))
            }
        }
        return FittedTable(
            text: table.rendered(as: .table),
            cut: places.map { columns[$0].name.withoutControls }
        )
    }

    /// A text cut shorter than this says too little.
    private static let leastText = 10

    private func listed(_ width: Int) -> String {
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
    /// The text, where it is wider than a width its begin and `…`.
    fileprivate func cut(to width: Int) -> String {
        guard displayWidth > width else { return self }
        var text = ""
        var used = 0
        for character in self {
            used += String(character).displayWidth
            guard used < width else { break }
            text.append(character)
        }
        return text + "…"
    }

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
