extension BarChart {
    /// The bars, each under its label, so that they can be read at any width.
    var svg: String {
        var (content, top) = ("", 0)
        for one in bars {
            content += "<g\(one.trace.attributes)>"
            let value = written(one)
            let isApart = Self.standsApart(value, of: one.label)
            let lines = Self.lines(of: one.label, beside: isApart ? "" : value)
            for (index, line) in lines.enumerated() {
                content += """
                    <text x="0" y="\(top + 14 + index * Self.line)" class="label">\
                    \(line.escapedForXML)</text>
                    """
            }
            let y = top + 7 + (lines.count + (isApart ? 1 : 0)) * Self.line
            content += """
                <text x="100%" y="\(y - 8)" class="value" text-anchor="end">\
                \(value.escapedForXML)</text>
                """
            content += drawn(one, at: y) + "</g>"
            top = y + Self.bar + 12
        }
        return SVGFrame.svg(
            id: id,
            height: top,
            title: title,
            description: bars.map { "\($0.label): \(written($0))" }.joined(separator: "; "),
            class: "bars",
            content
        )
    }

    /// The height of a line of a label, and of a bar, in pixels.
    private static let (line, bar) = (15, 12)

    /// Whether a value leaves its label so little room that it gets a line of its own.
    static func standsApart(_ value: String, of label: String) -> Bool {
        let room = phone - value.count
        return room < phone / 2 && label.count >= room
    }

    /// No label of a report needs as many; the table beside the drawing has it whole.
    private static let mostLines = 6

    /// Some fifty characters fit the width of a phone.
    private static let phone = 50

    /// A label in lines that stand beside a value on the screen of a phone.
    static func lines(of label: String, beside value: String) -> [String] {
        let width = max(18, phone - value.count)
        var lines: [String] = []
        for word in label.split(separator: " ") {
            if let last = lines.last, last.count + word.count < width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        guard lines.count > mostLines else { return lines.isEmpty ? [""] : lines }
        return lines.prefix(mostLines - 1) + [lines[mostLines - 1] + " …"]
    }

    private func drawn(_ one: Bar, at y: Int) -> String {
        var content = """
            <rect x="0" y="\(y)" width="100%" height="\(Self.bar)" class="track"/>
            """
        var start = 0.0
        for (part, value) in one.values.enumerated() where value > 0 {
            content += """
                <rect x="\(SVGFrame.percent(start / scale))" y="\(y)" \
                width="\(SVGFrame.percent(value / scale))" height="\(Self.bar)" \
                class="part p\(part)\(one.interval == nil ? "" : " estimate")"><title>\(partTitle(one, part).escapedForXML)</title></rect>
                """
            start += value
        }
        guard let interval = one.interval else { return content }
        let ends = [interval.lowerBound, interval.upperBound].map { SVGFrame.percent($0 / scale) }
        let middle = y + Self.bar / 2
        func stroke(_ x1: String, _ y1: Int, _ x2: String, _ y2: Int) -> String {
            "<line x1=\"\(x1)\" x2=\"\(x2)\" y1=\"\(y1)\" y2=\"\(y2)\" class=\"whisker\"/>"
        }
        return content + stroke(ends[0], middle, ends[1], middle)
            + stroke(ends[0], middle - 4, ends[0], middle + 4)
            + stroke(ends[1], middle - 4, ends[1], middle + 4)
    }

    private func partTitle(_ bar: Bar, _ part: Int) -> String {
        let name = series.indices.contains(part) && series.count > 1 ? "\(series[part]): " : ""
        return "\(bar.label) – \(name)\(NumberText.text(bar.values[part], kind))"
    }

    /// What stands at the end of a bar.
    func written(_ bar: Bar) -> String {
        guard bar.note.isEmpty else { return bar.note }
        let value = NumberText.text(bar.sum, kind)
        guard let interval = bar.interval else { return value }
        return value
            + " (\(NumberText.text(interval.lowerBound, kind))–"
            + "\(NumberText.text(interval.upperBound, kind)))"
    }

    /// The same as a table.
    var table: ReportTable {
        let hasIntervals = bars.contains { $0.interval != nil }
        var columns = [ReportTable.Column(title: "", kind: .text)]
        columns += series.map { ReportTable.Column(title: $0, kind: kind) }
        if hasIntervals {
            columns += ["From", "To"].map { ReportTable.Column(title: $0, kind: kind) }
        }
        return ReportTable(
            id: "\(id)-table",
            caption: title,
            columns: columns,
            rows: bars.map { bar in
                let ends =
                    hasIntervals
                    ? [bar.interval?.lowerBound, bar.interval?.upperBound] : []
                return [ReportTable.Cell(text: bar.label)]
                    + (bar.values.map(Optional.some) + ends).map { value in
                        ReportTable.Cell(
                            text: value.map { NumberText.text($0, kind) } ?? "",
                            number: value,
                            trace: bar.trace
                        )
                    }
            }
        )
    }
}
