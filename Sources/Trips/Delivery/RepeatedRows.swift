internal import Domain
internal import Store

/// How many rows of a file repeat another one.
///
/// Of a trip with a reference that is what counts. One without, but with a `RowCheck`, is compared
/// by all its fields: two with equal ones were equal rows. It takes 8 bytes a row.
struct RepeatedRows {
    private var references: [Int64] = []
    private var rows: [UInt64] = []

    mutating func add(_ block: TripBlock) {
        let (given, checks) = (block[.reference], block[.rowCheck])
        var checked: [Int] = []
        for index in 0..<block.count {
            if given[index] != PackedColumn.missing {
                references.append(given[index])
            } else if checks[index] != PackedColumn.missing {
                checked.append(index)
            }
        }
        guard !checked.isEmpty else { return }
        var numbers = [UInt64](repeating: 0, count: checked.count)
        for field in TripField.allCases {
            let values = block[field]
            for (place, index) in checked.enumerated() {
                numbers[place] = MixedNumber.of(
                    numbers[place],
                    UInt64(bitPattern: values[index])
                )
            }
        }
        rows += numbers
    }

    /// How many there are, after all blocks; `nil` where no row tells whether it repeats another.
    mutating func count() -> Int? {
        guard !references.isEmpty || !rows.isEmpty else { return nil }
        references.sort()
        rows.sort()
        return zip(references, references.dropFirst()).count { $0 == $1 }
            + zip(rows, rows.dropFirst()).count { $0 == $1 }
    }
}
