import Domain
import Foundation
import Reporting
import TestKit

/// A report with everything in it, all of its words of one's choice.
enum ReportExample {
    static func report(_ words: String, edition: Report.Edition = .inspector) -> Report {
        let trace = Trace(query: "weekly/example", evidence: words)
        let table = ReportTable(
            id: "t1",
            caption: words,
            columns: [
                .init(title: words, kind: .text), .init(title: "Level", kind: .level),
                .init(title: "Count", kind: .count), .init(title: "Part", kind: .percent),
                .init(title: "Code", kind: .code),
            ],
            rows: (1...3).map { number in
                [
                    .init(text: words), .init(text: "likely breach"),
                    .init(text: "\(number)", number: Double(number), trace: trace),
                    .init(text: "12.5 %", number: 0.125, trace: trace), .init(text: words),
                ]
            },
            omitted: 4
        )
        let bars = BarChart(
            id: "b1",
            title: words,
            series: [words, "other"],
            bars: [
                .init(label: words, values: [3, 1], interval: 2...5, trace: trace),
                .init(label: "none", values: [0, 0], trace: trace),
            ]
        )
        let lines = LineChart(
            id: "l1",
            title: words,
            dates: [(label: words, place: 0), (label: "2026-11-16", place: 1)],
            lines: [.init(label: words, values: [1, 4], bands: [0...2, 3...5], trace: trace)]
        )
        let square = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)].map {
            GeoPoint(latitude: $0.0, longitude: $0.1)
        }
        let map = AreaMapChart(
            id: "m1",
            title: words,
            unit: words,
            areas: [
                .init(name: words, rings: [square], value: 3, text: "3", trace: trace),
                .init(name: "b", rings: [square], value: nil, text: "not known", trace: trace),
            ]
        )
        let figure = KeyFigure(label: words, value: "7", note: words, trace: trace)
        let runs = [ReportRun(words), ReportRun("7", trace: trace)]
        return Report(
            title: words,
            subtitle: words,
            edition: edition,
            particulars: [.init(words, words)],
            sections: [
                .init(id: "one", title: words, blocks: [.paragraph(runs), .note(runs)]),
                .init(
                    id: "two",
                    title: "Two",
                    blocks: [
                        .figures([figure]), .table(table), .bars(bars), .lines(lines), .map(map),
                    ]
                ),
            ]
        )
    }

    static func theme() throws -> ReportHTML.Theme {
        func file(_ name: String) throws -> String {
            try String(
                contentsOfFile: RepositoryRoot.path("analyses/reports/theme/\(name)"),
                encoding: .utf8
            )
        }
        return ReportHTML.Theme(
            page: try file("page.mustache"),
            block: try file("block.mustache"),
            table: try file("table.mustache"),
            style: try file("style.css"),
            script: try file("tables.js")
        )
    }
}
