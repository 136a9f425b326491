internal import Domain
internal import StrictYAML

/// A wide table's columns, each of which becomes a record of its own.
///
/// One canonical field takes the column's content; others take constants that the column's name
/// stands for.
struct ColumnSpread {
    /// One of the columns.
    private struct Column {
        var name: String
        var constants: [FieldMapping]
    }

    /// The canonical field that takes the columns' content.
    let target: String
    private let columns: [Column]

    init(_ entry: YAMLMapping, targets: [String: CanonicalField]) {
        target = entry.string("into")
        let list = entry.mapping("columns")
        columns = list.keys.map { name in
            let constants = list.pairs(name).compactMap { key, text -> FieldMapping? in
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
            return Column(name: name, constants: constants)
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
            for index in mapping.fields.indices where mapping.fields[index].target.name == target {
                mapping.fields[index].columns = [[column.name]]
            }
            mapping.fields.append(contentsOf: column.constants)
            return mapping
        }
    }
}
