/// A report as JSON: every number with its query and its evidence.
public enum ReportJSON {
    /// The text: keys in a fixed order, a section and a row a line.
    public static func text(_ report: Report) -> String {
        let sections = report.sections.map { section in
            object([
                ("id", string(section.id)), ("title", string(section.title)),
                ("blocks", list(section.blocks.map(block), "\n    ")),
            ])
        }
        let particulars = report.particulars.map { "\(string($0.name)): \(string($0.value))" }
        return "{\n"
            + [
                "\"title\": \(string(report.title))", "\"subtitle\": \(string(report.subtitle))",
                "\"edition\": \(string(report.edition.rawValue))",
                "\"particulars\": {\(particulars.joined(separator: ", "))}",
                "\"sections\": \(list(sections, "\n  "))",
            ].joined(separator: ",\n") + "\n}\n"
    }

    private static func block(_ block: ReportBlock) -> String {
        switch block {
        case .paragraph(let runs): object([("paragraph", list(runs.map(run)))])
        case .note(let runs): object([("note", list(runs.map(run)))])
        case .figures(let figures):
            object([
                (
                    "figures",
                    list(
                        figures.map { figure in
                            object(
                                [
                                    ("label", string(figure.label)),
                                    ("value", string(figure.value)),
                                    ("note", string(figure.note)),
                                ] + members(figure.trace)
                            )
                        }
                    )
                )
            ])
        case .table(let table): object([("table", self.table(table))])
        case .bars(let chart): object([("bars", table(chart.table))])
        case .lines(let chart): object([("lines", table(chart.table))])
        case .map(let map): object([("map", table(map.table))])
        }
    }

    private static func table(_ table: ReportTable) -> String {
        let columns = table.columns.map {
            object([("title", string($0.title)), ("kind", string($0.kind.rawValue))])
        }
        let rows = table.rows.map { row in
            list(
                row.map { cell in
                    let value = cell.number.map(RawNumber.text) ?? "null"
                    return object(
                        [("text", string(cell.text)), ("value", value.isEmpty ? "null" : value)]
                            + (cell.trace.map(members) ?? [])
                    )
                }
            )
        }
        return object([
            ("id", string(table.id)), ("caption", string(table.caption)),
            ("columns", list(columns)), ("rows", list(rows, "\n      ")),
            ("omitted", "\(table.omitted)"),
        ])
    }

    private static func run(_ run: ReportRun) -> String {
        object([("text", string(run.text))] + (run.trace.map(members) ?? []))
    }

    private static func members(_ trace: Trace) -> [(String, String)] {
        [("query", string(trace.query)), ("evidence", string(trace.evidence))]
    }

    private static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
    }

    private static func list(_ items: [String], _ lead: String = "") -> String {
        "[" + items.map { lead + $0 }.joined(separator: lead.isEmpty ? ", " : ",") + "]"
    }

    private static func string(_ text: String) -> String { text.withoutControls.quotedForJSON }
}
