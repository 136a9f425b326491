internal import Reporting

extension NotebookChart {
    /// The picture of a result where nothing can draw Vega-Lite: SVG that needs nothing else.
    func svg(_ table: DataTable) -> String {
        let places = table.columns.map(\.name)
        func column(_ name: String?) -> Int? { name.flatMap { places.firstIndex(of: $0) } }
        guard let label = column(label), let value = column(value) else { return "" }
        let points = table.rows.map { row in
            ChartPoint(
                label: row[label].words,
                series: column(series).map { row[$0].words } ?? "",
                value: row[value].number ?? 0,
                from: column(from).flatMap { row[$0].number },
                to: column(to).flatMap { row[$0].number }
            )
        }
        let picture = ChartPicture(chart: self, points: points)
        return shape == .bars ? picture.bars : picture.lines
    }
}

/// A value of a picture.
struct ChartPoint {
    var label: String
    var series: String
    var value: Double
    var from: Double?
    var to: Double?
}

/// A picture as it is drawn.
struct ChartPicture {
    var chart: NotebookChart
    var points: [ChartPoint]

    private static let (width, left, right) = (720.0, 230.0, 70.0)

    private var labels: [String] { points.map(\.label).inOrder }
    private var series: [String] { points.map(\.series).inOrder }

    private func colour(_ name: String) -> String {
        let place = series.firstIndex(of: name) ?? 0
        return NotebookChart.colours[place % NotebookChart.colours.count]
    }

    /// Bars, in parts where there are series.
    var bars: String {
        let sums = labels.map { label in
            points.filter { $0.label == label }.reduce(0) { $0 + $1.value }
        }
        let top = max((sums + points.compactMap(\.to)).max() ?? 0, .leastNonzeroMagnitude)
        let room = Self.width - Self.left - Self.right
        func x(_ value: Double) -> Double { Self.left + value / top * room }
        var drawing = ""
        var y = head
        for (label, sum) in zip(labels, sums) {
            drawing += text(Self.left - 8, y + 13, label.shortened, anchor: "end")
            var start = 0.0
            for point in points where point.label == label {
                drawing += """
                    <rect x="\(place(x(start)))" y="\(place(y))" height="18" \
                    width="\(place(x(start + point.value) - x(start)))" \
                    fill="\(colour(point.series))"/>
                    """
                start += point.value
                if let from = point.from, let to = point.to {
                    drawing += """
                        <line x1="\(place(x(from)))" x2="\(place(x(to)))" y1="\(place(y + 9))" \
                        y2="\(place(y + 9))" stroke="#222" stroke-width="1.5"/>
                        """
                }
            }
            let end = points.filter { $0.label == label }.compactMap(\.to).max() ?? sum
            drawing += text(x(max(sum, end)) + 6, y + 13, number(sum))
            y += 24
        }
        return framed(drawing + text(Self.left, y + 14, chart.unit, colour: "#666"), height: y + 22)
    }

    /// Lines through stretches of time, each with its name at its end.
    var lines: String {
        let (height, left) = (220.0, 60.0)
        let top = max(points.map(\.value).max() ?? 0, .leastNonzeroMagnitude)
        let room = Self.width - left - 20
        func x(_ label: String) -> Double {
            let place = Double(labels.firstIndex(of: label) ?? 0)
            return left + place / Double(max(1, labels.count - 1)) * room
        }
        func y(_ value: Double) -> Double { head + height - value / top * height }
        var drawing = ""
        for part in [0, 0.5, 1] {
            drawing += """
                <line x1="\(place(left))" x2="\(place(Self.width - 20))" y1="\(place(y(top * part)))" \
                y2="\(place(y(top * part)))" stroke="#ddd"/>
                """
            drawing += text(left - 8, y(top * part) + 4, number(top * part), anchor: "end")
        }
        for name in series {
            let line = points.filter { $0.series == name }
            let corners = line.map { "\(place(x($0.label))),\(place(y($0.value)))" }
            drawing += """
                <polyline points="\(corners.joined(separator: " "))" fill="none" \
                stroke="\(colour(name))" stroke-width="2"/>
                """
        }
        let step = max(1, (labels.count + 5) / 6)
        for (place, label) in labels.enumerated() where place % step == 0 {
            let anchor = place == 0 ? "start" : "middle"
            drawing += text(x(label), head + height + 18, label, anchor: anchor)
        }
        return framed(
            drawing + text(left, head + height + 38, chart.unit, colour: "#666"),
            height: head + height + 46
        )
    }

    /// Where the drawing begins: below the title and, where there are several, the names of the series.
    private var head: Double { series.count > 1 ? 58 : 36 }

    private var legend: String {
        guard series.count > 1 else { return "" }
        var (drawing, x) = ("", 0.0)
        for name in series {
            drawing += """
                <rect x="\(place(x))" y="32" width="11" height="11" fill="\(colour(name))"/>
                """
            drawing += text(x + 16, 42, name)
            x += 32 + Double(name.count) * 7
        }
        return drawing
    }

    private func framed(_ drawing: String, height: Double) -> String {
        let title = """
            <text x="0" y="17" font-size="15" font-weight="600" fill="#222">\
            \(chart.title.forXML)</text>
            """
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 \(place(height))" width="720" \
            height="\(place(height))" font-family="Helvetica, Arial, sans-serif" font-size="12" \
            role="img"><rect width="100%" height="100%" fill="#fff"/>\(title)\(legend)\(drawing)</svg>
            """
    }

    private func text(
        _ x: Double,
        _ y: Double,
        _ words: String,
        anchor: String = "start",
        colour: String = "#222"
    ) -> String {
        """
        <text x="\(place(x))" y="\(place(y))" text-anchor="\(anchor)" fill="\(colour)">\
        \(words.forXML)</text>
        """
    }

    private func place(_ value: Double) -> String { FixedDecimal.text(value, digits: 1) }

    private func number(_ value: Double) -> String {
        NumberText.text(value, value == value.rounded() || value >= 100 ? .count : .decimal)
    }
}

extension DataTable.Cell {
    /// As words of a picture.
    var words: String {
        switch self {
        case .empty: "not known"
        case .text(let text): text
        case .integer(let value): String(value)
        case .decimal(let value, let digits): FixedDecimal.text(value, digits: digits)
        }
    }

    /// As a number; `nil` where it is none.
    var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .decimal(let value, _): value
        case .empty, .text: nil
        }
    }
}

extension [String] {
    /// Each once, in the order of first sight.
    fileprivate var inOrder: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

extension String {
    /// As much of a label as fits beside a bar.
    fileprivate var shortened: String { count <= 36 ? self : prefix(35) + "…" }

    /// Between tags.
    var forXML: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
