internal import Domain
internal import Mustache

/// A report as one HTML file that needs nothing else: no network, no script to read it.
///
/// The page, its look and its little script are files, so that a designer touches no Swift; what
/// they are given is escaped by Mustache, and charts escape what they write.
public struct ReportHTML {
    private let library: MustacheLibrary
    private let style: String
    private let script: String

    /// The files of a theme.
    public struct Theme: Hashable, Sendable {
        /// The page.
        public var page: String

        /// A block of a section.
        public var block: String

        /// A table.
        public var table: String

        /// The style sheet.
        public var style: String

        /// A script that only makes tables easier to use.
        public var script: String

        /// The files of a theme.
        public init(page: String, block: String, table: String, style: String, script: String) {
            self.page = page
            self.block = block
            self.table = table
            self.style = style
            self.script = script
        }
    }

    /// Reads a theme.
    ///
    /// - Throws: what Mustache says about a template.
    public init(_ theme: Theme) throws {
        library = MustacheLibrary(templates: [
            "page": try MustacheTemplate(string: theme.page),
            "block": try MustacheTemplate(string: theme.block),
            "table": try MustacheTemplate(string: theme.table),
        ])
        style = theme.style
        script = theme.script
    }

    /// The page.
    public func text(_ report: Report) -> String {
        let sections = report.sections.enumerated().map { index, section -> [String: Any] in
            [
                "id": section.id.withoutControls, "number": index + 1,
                "title": section.title.withoutControls,
                "blocks": section.blocks.map(Self.context),
            ]
        }
        let page: [String: Any] = [
            "title": report.title.withoutControls, "subtitle": report.subtitle.withoutControls,
            "edition": report.edition.rawValue, "isPublic": report.edition == .public,
            "particulars": report.particulars.map {
                ["name": $0.name.withoutControls, "value": $0.value.withoutControls]
            },
            "sections": sections, "style": style, "script": script,
        ]
        return library.render(page, withTemplate: "page") ?? ""
    }

    private static func context(_ block: ReportBlock) -> [String: Any] {
        switch block {
        case .paragraph(let runs): ["paragraph": ["runs": runs.map(run)] as [String: Any]]
        case .note(let runs): ["note": ["runs": runs.map(run)] as [String: Any]]
        case .figures(let figures):
            [
                "figures": [
                    "list": figures.map { figure in
                        [
                            "label": figure.label.withoutControls,
                            "value": figure.value.withoutControls,
                            "note": figure.note.withoutControls, "query": figure.trace.query,
                            "evidence": figure.trace.evidence.withoutControls,
                        ]
                    }
                ] as [String: Any]
            ]
        case .table(let table): ["table": context(table)]
        case .bars(let chart):
            [
                "chart": [
                    "svg": chart.svg, "title": chart.title.withoutControls,
                    "legend": legend(chart.series), "table": context(chart.table),
                ] as [String: Any]
            ]
        case .lines(let chart):
            [
                "chart": [
                    "svg": chart.svg, "title": chart.title.withoutControls,
                    "legend": legend(chart.lines.map(\.label)), "table": context(chart.table),
                ] as [String: Any]
            ]
        case .map(let map): ["chart": context(map)]
        }
    }

    private static func context(_ map: AreaMapChart) -> [String: Any] {
        var context: [String: Any] = [
            "svg": map.svg, "title": map.title.withoutControls, "isMap": true,
            "unit": map.unit.withoutControls,
            "legend": map.legend.map { ["shade": $0.shade, "text": $0.text] },
            "table": self.context(map.table),
        ]
        context["trace"] = (map.areas.first?.trace).map(attributes)
        return context
    }

    /// What the parts are called; nothing where there is one.
    private static func legend(_ series: [String]) -> [[String: String]] {
        guard series.count > 1 else { return [] }
        return series.enumerated().map { index, text in
            ["shade": "p\(index)", "text": text.withoutControls]
        }
    }

    private static func run(_ run: ReportRun) -> [String: Any] {
        let text = run.text.withoutControls
        guard let trace = run.trace else { return ["text": text] }
        return ["figure": figure(text, trace)]
    }

    private static func figure(_ text: String, _ trace: Trace) -> [String: String] {
        attributes(trace).merging(["text": text]) { one, _ in one }
    }

    private static func context(_ table: ReportTable) -> [String: Any] {
        var context: [String: Any] = [
            "id": table.id, "caption": table.caption.withoutControls,
            "isWide": table.columns.count > 3, "isSortable": table.rows.count > 2,
            "columns": table.columns.map { column in
                ["title": column.title.withoutControls, "class": shape(column.kind)]
            },
            "rows": table.rows.map { row in
                // All cells of a row come from one row of a query, as a rule: it says so once.
                let trace = row.lazy.compactMap(\.trace).first
                let cells = zip(table.columns, row).enumerated().map { index, pair in
                    cell(index, pair.0, pair.1, ofRow: trace)
                }
                var context: [String: Any] = ["cells": cells]
                context["trace"] = trace.map(attributes)
                return context
            },
        ]
        if table.omitted > 0 {
            var note: [String: Any] = [
                "text": "\(table.omitted, of: "more row is/more rows are") not shown here."
            ]
            note["trace"] = table.rows.first?.lazy.compactMap(\.trace).first.map(attributes)
            context["omitted"] = note
        }
        return context
    }

    private static func attributes(_ trace: Trace) -> [String: String] {
        ["query": trace.query, "evidence": trace.evidence.withoutControls]
    }

    private static func cell(
        _ index: Int,
        _ column: ReportTable.Column,
        _ cell: ReportTable.Cell,
        ofRow trace: Trace?
    ) -> [String: Any] {
        var context: [String: Any] = [
            "label": column.title.withoutControls, "class": shape(column.kind),
            "isFirst": index == 0,
        ]
        let text = cell.text.withoutControls
        if let number = cell.number { context["sort"] = RawNumber.text(number) }
        if column.kind == .level {
            context["level"] = ["text": text, "name": text.replacing(" ", with: "-")]
        } else if let own = cell.trace, own != trace {
            context["figure"] = figure(text, own)
        } else {
            context["plain"] = ["text": text]
        }
        return context
    }

    private static func shape(_ kind: ReportTable.Kind) -> String {
        kind.isNumeric ? "num" : kind == .text || kind == .level ? "txt" : kind.rawValue
    }
}
