public import Dumps

/// The skip rules of a format, bound to the columns of one file.
public struct RowSkipper: Sendable {
    private struct Rule {
        var columns: [Int]
        var texts: [[UInt8]]
        var reason: String
    }

    private let rules: [Rule]

    /// Binds rules to columns; a rule about a column that the file lacks never applies.
    public init(_ rules: [SkipRule], columns: [String]) {
        self.rules = rules.compactMap { rule in
            let places = rule.columns.compactMap { columns.firstIndex(of: $0) }
            guard !places.isEmpty, places.count == rule.columns.count else { return nil }
            return Rule(
                columns: places,
                texts: rule.equals.map { Array($0.utf8) },
                reason: rule.reason
            )
        }
    }

    /// Why the record is no data, or `nil` where it is.
    public func reason(for record: Record) -> String? {
        rules.first { rule in
            rule.columns.allSatisfy { column in
                guard column < record.fieldCount, !record.errorFields.contains(column) else {
                    return false
                }
                let bytes = record.bytes[record.range(of: column)]
                return rule.texts.contains { bytes.elementsEqual($0) }
            }
        }?.reason
    }
}
