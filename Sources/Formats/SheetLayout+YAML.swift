internal import Dumps
internal import StrictYAML

extension SheetLayout {
    /// Reads `cells` and `tables` of a workbook's container.
    init(_ entry: YAMLMapping) {
        let cells = entry.pairs("cells").compactMap { name, text -> NamedCell? in
            guard let place = CellReference(text) else {
                entry.report("cells", "'\(text)' is no cell; expected one as A2")
                return nil
            }
            return NamedCell(name: name, place: place)
        }
        let tables = entry.list("tables") { SheetTable($0) }
        if tables.isEmpty { entry.report("tables", "at least one table is needed") }
        self.init(cells: cells, tables: tables)
    }
}

extension SheetTable {
    /// Reads one of `tables`: the heading, `below` or `at` which it begins, columns, constants.
    init(_ entry: YAMLMapping) {
        let key = entry.has("at") ? "at" : "below"
        let heading = entry.mapping(key)
        let texts = heading.keys.compactMap { letters in
            Self.place(letters, in: heading).map { ($0, heading.strings(letters)) }
        }
        heading.end()
        if texts.isEmpty { entry.report(key, "name at least one cell of the row and its text") }
        let columns = entry.mapping("columns")
        let places = columns.keys.compactMap { letters in
            Self.place(letters, in: columns).map { place in
                columns.strings(letters).map { (place: place, name: $0) }
            }
        }.joined()
        columns.end()
        self.init(
            heading: texts,
            beginsAtHeading: key == "at",
            columns: Array(places),
            constants: entry.pairs("constants").map { (name: $0.key, text: $0.value) }
        )
    }

    private static func place(_ letters: String, in entry: YAMLMapping) -> Int? {
        let place = CellReference.column(letters)
        if place == nil { entry.report(letters, "is no column; expected letters as A or AB") }
        return place
    }
}
