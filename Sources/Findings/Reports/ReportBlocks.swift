internal import Domain
internal import Reporting

/// Blocks made of the rows of a query.
struct ReportBlocks {
    let id: String
    let numbers: PublicNumbers
    let rows: [ReportRow]

    /// Words with the columns of the first row in braces, as `WordTemplate` reads them.
    func runs(_ words: String) -> [ReportRun] {
        WordTemplate(words).parts.map { part in
            switch part {
            case .words(let words): ReportRun(words)
            case .slot(let slot): run(slot)
            }
        }
    }

    private func run(_ slot: WordTemplate.Slot) -> ReportRun {
        guard let row = rows.first else { return ReportRun("not known") }
        let text = slot.text { column in
            if let value = row.number(column) { return numbers.text(value, slot.kind ?? .count) }
            let text = row.words(column)
            return text.isEmpty ? nil : text
        }
        return ReportRun(text, trace: row.trace)
    }

    func figures() -> [KeyFigure] {
        rows.map { row in
            let kind = ReportTable.Kind(rawValue: row.text("kind")) ?? .count
            return KeyFigure(
                label: row.words("label"),
                value: row.number("value").map { numbers.text($0, kind) } ?? row.text("value"),
                note: row.words("note"),
                trace: row.trace
            )
        }
    }

    func table(
        _ caption: String,
        _ columns: [BlockDefinition.Column],
        limit: Int?
    ) -> ReportTable {
        let shown = limit.map { Array(rows.prefix($0)) } ?? rows
        return ReportTable(
            id: id,
            caption: caption,
            columns: columns.map { ReportTable.Column(title: $0.title, kind: $0.kind) },
            rows: shown.map { row in
                let hides = numbers.hides(row, columns)
                return columns.map { cell(row, $0, hides: hides) }
            },
            omitted: rows.count - shown.count
        )
    }

    private func cell(
        _ row: ReportRow,
        _ column: BlockDefinition.Column,
        hides: Bool
    ) -> ReportTable.Cell {
        guard column.kind.isNumeric, let value = row.number(column.name) else {
            return ReportTable.Cell(text: row.words(column.name), trace: row.trace)
        }
        if hides, column.kind != .count { return ReportTable.Cell(text: "–", trace: row.trace) }
        return ReportTable.Cell(
            text: numbers.text(value, column.kind),
            number: numbers.shown(value, column.kind),
            trace: row.trace
        )
    }

    func bars(_ columns: BlockDefinition.BarColumns) -> BarChart {
        let kind = columns.parts.first?.kind ?? .count
        return BarChart(
            id: id,
            title: columns.title,
            series: columns.parts.map(\.title),
            bars: rows.map { row in
                var values = columns.parts.map { row.number($0.name) ?? 0 }
                let sum = values.reduce(0, +)
                if numbers.hides(row, columns.parts) {
                    // The parts would tell a small number; the whole may still be shown.
                    values = values.map { _ in 0 }
                    values[0] = numbers.shown(sum, kind) ?? 0
                }
                var interval: ClosedRange<Double>?
                if let from = columns.from.flatMap({ row.number($0) }),
                    let to = columns.to.flatMap({ row.number($0) }), from <= to
                {
                    interval = from...to
                }
                return BarChart.Bar(
                    label: row.words(columns.label),
                    values: values.map { numbers.shown($0, kind) ?? 0 },
                    interval: interval,
                    note: note(row, sum, kind),
                    trace: row.trace
                )
            },
            maximum: columns.maximum,
            kind: kind
        )
    }

    /// What stands at the end of a bar: words of the query hold exact counts and are not public.
    private func note(_ row: ReportRow, _ sum: Double, _ kind: ReportTable.Kind) -> String {
        guard numbers.limit != nil else { return row.text("bar_note") }
        return numbers.shown(sum, kind) == nil ? numbers.hidden : ""
    }

    func lines(_ title: String, date: String, series: String, value: String) -> LineChart {
        var dates: [String] = []
        var names: [String] = []
        var values: [String: [String: (Double?, Trace)]] = [:]
        for row in rows {
            let (day, name) = (row.text(date), row.text(series))
            if !dates.contains(day) { dates.append(day) }
            if !names.contains(name) { names.append(name) }
            let shown = row.number(value).flatMap { numbers.shown($0, .count) }
            values[name, default: [:]][day] = (shown, row.trace)
        }
        let days = dates.map { CivilDate($0) }
        let first = days.first ?? nil
        let last = days.last ?? nil
        let span = first.flatMap { first in last.map { first.nights(until: $0) } } ?? 0
        return LineChart(
            id: id,
            title: title,
            dates: zip(dates, days).map { label, day in
                let offset = first.flatMap { first in day.map { first.nights(until: $0) } } ?? 0
                return (label: label, place: span == 0 ? 0.5 : Double(offset) / Double(span))
            },
            lines: names.map { name in
                let own = values[name] ?? [:]
                return LineChart.Line(
                    label: name,
                    values: dates.map { own[$0]?.0 },
                    trace: dates.compactMap { own[$0]?.1 }.last ?? Trace(query: "", evidence: "")
                )
            }
        )
    }

    func map(
        _ title: String,
        unit: String,
        area: String,
        value: String,
        shapes: [String: [[GeoPoint]]]
    ) -> AreaMapChart {
        AreaMapChart(
            id: id,
            title: title,
            unit: unit,
            areas: rows.compactMap { row in
                guard let rings = shapes[row.text(area)] else { return nil }
                // What rests on too few is not shown: the query says on how many.
                let isFew = row.number("rests_on").map { numbers.shown($0, .count) == nil } ?? false
                let number = isFew ? nil : row.number(value)
                return AreaMapChart.Area(
                    name: row.text(area),
                    rings: rings,
                    value: number,
                    text: number.map { NumberText.text($0, .decimal) } ?? "not known or not shown",
                    trace: row.trace
                )
            }
        )
    }
}
