extension LineChart {
    /// The lines over the dates; the drawing stretches, the words do not.
    var svg: String {
        let (height, foot) = (180.0, 24)
        let values = lines.flatMap { $0.values.compactMap(\.self) }
        let ends = lines.flatMap { $0.bands.compactMap { $0?.upperBound } }
        let top = max((values + ends).max() ?? 1, .leastNonzeroMagnitude)
        func x(_ index: Int) -> String { FixedDecimal.text(dates[index].place * 1000, digits: 1) }
        func y(_ value: Double) -> String {
            FixedDecimal.text(height - value / top * (height - 16), digits: 1)
        }
        var drawing = ""
        for (number, line) in lines.enumerated() {
            let banded = line.bands.indices.filter { line.bands[$0] != nil }
            if banded.count > 1 {
                let upper = banded.map { "\(x($0)),\(y(line.bands[$0]?.upperBound ?? 0))" }
                let lower = banded.reversed().map {
                    "\(x($0)),\(y(line.bands[$0]?.lowerBound ?? 0))"
                }
                drawing +=
                    "<polygon class=\"band p\(number)\" points=\"\((upper + lower).joined(separator: " "))\"/>"
            }
            let points = line.values.enumerated().compactMap { index, value in
                value.map { "\(x(index)),\(y($0))" }
            }
            drawing += """
                <polyline class="line p\(number)" points="\(points.joined(separator: " "))" \
                vector-effect="non-scaling-stroke"\(line.trace.attributes)/>
                """
        }
        let labels = dates.map { date in
            let anchor = date.place < 0.1 ? "start" : date.place > 0.9 ? "end" : "middle"
            return """
                <text x="\(SVGFrame.percent(date.place))" y="\(Int(height) + 17)" class="tick" \
                text-anchor="\(anchor)">\(date.label.escapedForXML)</text>
                """
        }.joined()
        let content = """
            <svg viewBox="0 0 1000 \(Int(height))" width="100%" height="\(Int(height))" \
            preserveAspectRatio="none" aria-hidden="true">\(drawing)</svg>\
            <line x1="0" x2="100%" y1="\(Int(height))" y2="\(Int(height))" class="axis"/>\(labels)\
            <text x="0" y="11" class="tick"\(lines.first?.trace.attributes ?? "")>\
            \(NumberText.text(top, .count))</text>
            """
        let description = lines.map { line in
            let texts = zip(dates, line.values).map { date, value in
                "\(date.label) \(value.map { NumberText.text($0, .count) } ?? "not known")"
            }
            return "\(line.label): \(texts.joined(separator: ", "))"
        }.joined(separator: "; ")
        return SVGFrame.svg(
            id: id,
            height: Int(height) + foot,
            title: title,
            description: description,
            class: "lines",
            content
        )
    }

    /// The same as a table.
    var table: ReportTable {
        ReportTable(
            id: "\(id)-table",
            caption: title,
            columns: [ReportTable.Column(title: "", kind: .text)]
                + dates.map { ReportTable.Column(title: $0.label, kind: .count) },
            rows: lines.map { line in
                [ReportTable.Cell(text: line.label)]
                    + line.values.map { value in
                        ReportTable.Cell(
                            text: value.map { NumberText.text($0, .count) } ?? "",
                            number: value,
                            trace: line.trace
                        )
                    }
            }
        )
    }
}
