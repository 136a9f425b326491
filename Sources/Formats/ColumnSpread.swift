internal import Domain
internal import StrictYAML

/// A wide table's columns, each of which becomes a record of its own.
///
/// One canonical field takes the column's content; others take constants that the column's name
/// stands for, and periods the quarter.
struct ColumnSpread {
    /// One of the columns.
    private struct Column {
        var name: String
        var quarter: Int?
        var constants: [FieldMapping]
    }

    /// Not a field: the quarter of the year that the column's figures are about.
    private static let quarterKey = "quarter"

    /// The canonical field that takes the columns' content.
    let target: String
    private let columns: [Column]

    init(_ entry: YAMLMapping, targets: [String: CanonicalField]) {
        target = entry.string("into")
        let list = entry.mapping("columns")
        columns = list.keys.map { name in
            let pairs = list.pairs(name)
            let written = pairs.first { $0.key == Self.quarterKey }?.value
            let quarter = written.flatMap(Int.init).flatMap { (1...4).contains($0) ? $0 : nil }
            if written != nil, quarter == nil { list.report(name, "'quarter' is not 1 to 4") }
            let constants = pairs.compactMap { key, text -> FieldMapping? in
                if key == Self.quarterKey { return nil }
                guard let field = targets[key] else {
                    list.report(name, "'\(key)' is no field of the kind")
                    return nil
                }
                guard let value = CellValue(constant: text, type: field.type) else {
                    list.report(name, "'\(text)' is no \(field.type.rawValue)")
                    return nil
                }
                return FieldMapping(target: field, columns: [], conversion: .constant(value))
            }
            return Column(name: name, quarter: quarter, constants: constants)
        }
        if targets[target] == nil { entry.report("into", "'\(target)' is no field of the kind") }
        if columns.isEmpty { entry.report("columns", "is missing") }
        entry.end()
    }

    /// The fields that every column gives a constant for.
    var constantsOfEveryColumn: Set<String> {
        let sets = columns.map { column in Set(column.constants.map(\.target.name)) }
        return sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
    }

    /// One mapping per column, in the order of the descriptor.
    func mappings(from base: RecordMapping) -> [RecordMapping] {
        columns.map { column in
            var mapping = base
            for index in mapping.fields.indices {
                if mapping.fields[index].target.name == target {
                    mapping.fields[index].columns = [[column.name]]
                }
                if case .period(let edge, nil) = mapping.fields[index].conversion {
                    mapping.fields[index].conversion = .period(edge, quarter: column.quarter)
                }
            }
            mapping.fields.append(contentsOf: column.constants)
            return mapping
        }
    }
}
