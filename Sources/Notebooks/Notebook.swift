public import Reporting

/// A Jupyter notebook that shows its results and runs again.
///
/// Related: <https://nbformat.readthedocs.io/en/latest/format_description.html>, nbformat 4.5.
public struct Notebook: Sendable {
    private let definition: NotebookDefinition
    private let manifest: NotebookManifest

    /// The result of each query, with its statement.
    private let results: [String: Result]

    /// A statement and what it gave.
    public struct Result: Hashable, Sendable {
        /// The statement.
        public var statement: String

        /// Its parameters.
        public var values: [JSONValue.Member]

        /// What it gave.
        public var table: DataTable

        /// A statement and what it gave.
        public init(statement: String, values: [JSONValue.Member], table: DataTable) {
            self.statement = statement
            self.values = values
            self.table = table
        }
    }

    /// A notebook of a definition and the results of its queries.
    public init(
        _ definition: NotebookDefinition,
        manifest: NotebookManifest,
        results: [String: Result]
    ) {
        self.definition = definition
        self.manifest = manifest
        self.results = results
    }

    /// The file: the same results give the same bytes.
    public var text: String {
        var cells = [
            NotebookCell.words(manifest.words(definition)),
            .code(manifest.opening, [manifest.said]),
        ]
        for cell in definition.cells {
            switch cell {
            case .words(let words): cells.append(.words(words))
            case .query(let name, _):
                if let result = results[name] { cells.append(query(name, result)) }
            case .chart(let chart):
                if let result = results[chart.of] {
                    cells.append(self.chart(chart, result.table))
                }
            }
        }
        var count: Int64 = 0
        let written = cells.enumerated().map { place, cell -> JSONValue in
            if cell.isCode { count += 1 }
            return cell.json(id: "cell-\(place + 1)", count: count)
        }
        return JSONValue.members([
            "cells": .list(written),
            "metadata": .members([
                "kernelspec": .members([
                    "display_name": "Python 3", "language": "python", "name": "python3",
                ]),
                "language_info": .members(["name": "python"]),
                "title": .text(definition.title),
                "veedor": manifest.json,
            ]),
            "nbformat": .integer(4),
            "nbformat_minor": .integer(5),
        ]).document
    }

    private func query(_ name: String, _ result: Result) -> NotebookCell {
        let variable = name.replacing("-", with: "_")
        let parameters = JSONValue.object(result.values).python
        let source = """
            \(variable) = pd.read_sql_query(
                r\"\"\"
            \(result.statement.trimmedLines)
            \"\"\",
                store,
                params=\(parameters),
            )
            \(variable)
            """
        var cell = NotebookCell.code(source, [])
        cell.outputs = [
            { count in
                .members([
                    "output_type": "execute_result",
                    "execution_count": .integer(count),
                    "metadata": .members([:]),
                    "data": .members([
                        "text/html": .text(NotebookTable.html(result.table)),
                        "text/plain": .text(result.table.rendered(as: .table)),
                    ]),
                ])
            }
        ]
        cell.metadata = .members([
            "veedor": .members([
                "variable": .text(variable),
                "columns": .texts(result.table.columns.map(\.name)),
                "rows": .list(result.table.rows.map { .list($0.map(\.json)) }),
            ])
        ])
        return cell
    }

    private func chart(_ chart: NotebookChart, _ table: DataTable) -> NotebookCell {
        let variable = chart.of.replacing("-", with: "_")
        let source = """
            spec = json.loads(r\"\"\"
            \(chart.vegaLite.line)
            \"\"\")
            spec["data"] = {"values": json.loads(\(variable).to_json(orient="records", double_precision=15))}
            display({"application/vnd.vegalite.v5+json": spec, "text/plain": spec["title"]}, raw=True)
            """
        var spec = chart.vegaLite
        if case .object(let members) = spec {
            let rows = table.rows.map { row in
                JSONValue.object(zip(table.columns, row).map { .init($0.name, $1.json) })
            }
            spec = .object(members + [.init("data", .members(["values": .list(rows)]))])
        }
        var cell = NotebookCell.code(source, [])
        let svg = chart.svg(table)
        cell.outputs = [
            { _ in
                .members([
                    "output_type": "display_data",
                    "metadata": .members([:]),
                    "data": .members([
                        "application/vnd.vegalite.v5+json": spec,
                        "image/svg+xml": .text(svg),
                        "text/plain": .text(chart.title),
                    ]),
                ])
            }
        ]
        return cell
    }
}
