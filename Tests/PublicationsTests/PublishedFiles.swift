import Disclosure
import Foundation

/// Extracts as somebody outside reads them: files only, and arithmetic.
struct PublishedFiles {
    /// A table's file: its columns and its rows.
    struct Table {
        var name: String
        var properties: [String]
        var rows: [[String]]
    }

    /// What extracts tell of one kind of unit, as an attacker puts them together.
    struct Knowledge {
        /// The properties, and which of them are stretches of time.
        var properties: [(name: String, isPeriod: Bool)]

        /// By extract, the earliest first: cells by value for each property (`nil`: summed up), with
        /// their count, or `nil` where it is hidden.
        var extracts: [[[String?]: Int64?]] = []
    }

    static func table(_ path: String) throws -> Table {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let lines = text.split(separator: "\n").map { line in
            // No value of the tests holds a comma.
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return Table(
            name: URL(fileURLWithPath: path).lastPathComponent,
            properties: Array(lines[0].dropLast(2)),
            rows: Array(lines.dropFirst())
        )
    }

    static func tables(_ folder: String) throws -> [Table] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/tables").sorted()
            .map { try table("\(folder)/tables/\($0)") }
    }

    /// What extracts tell of tables by these properties.
    static func knowledge(
        _ properties: [(name: String, isPeriod: Bool)],
        _ extracts: [String]
    ) throws -> Knowledge {
        let names = Set(properties.map(\.name))
        var knowledge = Knowledge(properties: properties)
        for folder in extracts {
            var cells: [[String?]: Int64?] = [:]
            for table in try tables(folder) where Set(table.properties).isSubset(of: names) {
                for row in table.rows {
                    let cell = properties.map { property -> String? in
                        table.properties.firstIndex(of: property.name).map { row[$0] }
                            .flatMap { $0 == "all" ? nil : $0 }
                    }
                    cells[cell] = .some(Int64(row[row.count - 2]))
                }
            }
            knowledge.extracts.append(cells)
        }
        return knowledge
    }
}

extension PublishedFiles.Knowledge {
    /// What can be worked out of each hidden count of each extract: all combinations of values are
    /// thought possible, times only as a calendar allows; what an extract counts is counted by every
    /// later one too, with what came since.
    ///
    /// - Parameter times: the combinations of the stretches of time that there are.
    /// - Returns: the ranges.
    /// - Throws: `DisclosureError`.
    func ranges(times: [[String]]) throws -> [FeasibleRange] {
        let periods = properties.indices.filter { properties[$0].isPeriod }
        var combinations: [[String]] = times.map { time in
            var key = properties.map { _ in "" }
            for (place, property) in periods.enumerated() { key[property] = time[place] }
            return key
        }
        for property in properties.indices where !properties[property].isPeriod {
            let values = Set(extracts.joined().compactMap { $0.key[property] }).sorted()
            combinations = combinations.flatMap { key in
                values.map { value in
                    var key = key
                    key[property] = value
                    return key
                }
            }
        }
        var sums: [SumOfCounts] = []
        for (place, cells) in extracts.enumerated() {
            for (cell, value) in cells.sorted(by: { CountCell($0.key) < CountCell($1.key) }) {
                let found = combinations.indices.filter { CountCell(cell).holds(combinations[$0]) }
                let members = (0...place).flatMap { layer in
                    found.map { layer * combinations.count + $0 }
                }
                sums.append(SumOfCounts(members: members, value: value))
            }
        }
        let attack = Attack(counts: combinations.count * extracts.count, sums: sums)
        return try attack.ranges().sorted { $0.key < $1.key }.map(\.value)
    }
}
