internal import Disclosure
internal import Domain
internal import Reporting

/// A table of an extract as text.
struct PublishedTable {
    /// Its path in the extract.
    var path: String

    /// What it shows.
    var title: String

    /// Its columns.
    var columns: [Column]

    /// Its rows.
    var rows: [[String]]

    /// A column.
    struct Column {
        var name: String

        /// The type of the Table Schema.
        var type: String

        var title: String
    }

    /// The counts of a table.
    init(
        _ part: PublicationPart,
        _ table: PublicationPart.Table,
        _ counts: ProtectedCounts,
        place: Int
    ) {
        path = "tables/\(table.id).csv"
        title = table.title
        let shown = part.places(table)
        columns =
            shown.map {
                Column(
                    name: part.dimensions[$0].name,
                    type: "string",
                    title: part.dimensions[$0].title
                )
            } + [
                Column(name: "count", type: "integer", title: "\(part.unit)s; empty where hidden"),
                Column(name: "status", type: "string", title: "shown or hidden"),
            ]
        rows = counts.tables[place].map { cell in
            let isHidden = counts.hidden.contains(cell)
            return shown.map { cell.values[$0] ?? PublicationText.all }
                + [
                    isHidden ? "" : String(counts.counts[cell] ?? 0),
                    isHidden ? PublicationText.hidden : PublicationText.shown,
                ]
        }
    }

    /// Rows that are public already.
    init(open part: PublicationPart, _ rows: [[String]]) {
        path = "open/\(part.id).csv"
        title = part.title
        columns =
            part.dimensions.map { Column(name: $0.name, type: "string", title: $0.title) }
            + [Column(name: "value", type: "number", title: part.unit)]
        self.rows = rows.map { row in
            row.last == PublicationText.unknown ? row.dropLast() + [""] : row
        }
    }

    /// Quotients of a table's counts, of those that are shown.
    init(
        _ figure: PublicationPart.Figure,
        _ table: PublishedTable,
        over open: PublishedTable?,
        unit: String
    ) {
        path = "figures/\(figure.id).csv"
        title = figure.title
        let names = table.columns.dropLast(2).map(\.name)
        let chosen = Dictionary(
            figure.numerator.map { ($0.dimension, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        let kept = names.indices.filter { chosen[names[$0]] == nil }
        columns =
            kept.map { table.columns[$0] } + [
                Column(name: "numerator", type: "integer", title: "\(unit)s"),
                Column(
                    name: "denominator",
                    type: "number",
                    title: open?.columns.last?.title ?? "\(unit)s"
                ),
                Column(name: "value", type: "number", title: figure.title),
            ]
        var counts: [[String]: Int64] = [:]
        for row in table.rows {
            if let count = Int64(row[names.count]) { counts[Array(row[..<names.count])] = count }
        }
        rows = []
        for row in table.rows {
            let key = Array(row[..<names.count])
            let isNumerator = names.indices.allSatisfy { place in
                chosen[names[place]].map { $0 == key[place] } ?? true
            }
            guard isNumerator, let above = counts[key] else { continue }
            let below: Double?
            var written = ""
            if let open {
                let found = open.value(matching: kept.map { (names[$0], key[$0]) })
                (below, written) = (found.flatMap(Double.init), found ?? "")
            } else {
                let total = counts[
                    names.indices.map { chosen[names[$0]] == nil ? key[$0] : PublicationText.all }
                ]
                (below, written) = (total.map(Double.init), total.map(String.init) ?? "")
            }
            guard let below, below > 0 else { continue }
            let value = Double(above) / below * Double(figure.per)
            rows.append(
                kept.map { key[$0] } + [
                    String(above), written, FixedDecimal.text(value, digits: figure.digits),
                ]
            )
        }
    }

    /// The value of the one row that has the same value of every property that both have.
    private func value(matching key: [(name: String, value: String)]) -> String? {
        let places = key.compactMap { part in
            columns.firstIndex { $0.name == part.name }.map { (place: $0, value: part.value) }
        }
        guard !places.isEmpty else { return nil }
        let found = rows.filter { row in places.allSatisfy { row[$0.place] == $0.value } }
        return found.count == 1 ? found[0].last : nil
    }

    /// As RFC 4180 writes it.
    var csv: String {
        ([columns.map(\.name)] + rows).map { line in
            line.map(\.quotedForCSV).joined(separator: ",") + "\n"
        }.joined()
    }
}
