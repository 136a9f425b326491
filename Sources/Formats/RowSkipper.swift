public import Dumps

/// The skip rules of a format, bound to the columns of one file.
public struct RowSkipper: Sendable {
    private let rules: [(column: Int, texts: [[UInt8]], reason: String)]

    /// Binds rules to columns; a rule about a column that the file lacks never applies.
    public init(_ rules: [SkipRule], columns: [String]) {
        self.rules = rules.compactMap { rule in
            columns.firstIndex(of: rule.column).map { column in
                (column, rule.equals.map { Array($0.utf8) }, rule.reason)
            }
        }
    }

    /// Why the record is no data, or `nil` where it is.
    public func reason(for record: Record) -> String? {
        rules.first { rule in
            guard rule.column < record.fieldCount else { return false }
            let bytes = record.bytes[record.range(of: rule.column)]
            return rule.texts.contains { bytes.elementsEqual($0) }
        }?.reason
    }
}
