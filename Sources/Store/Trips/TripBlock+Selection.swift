public import Domain

extension TripBlock {
    /// Puts other values for those of a field, trip by trip.
    public mutating func replace(_ field: TripField, with values: [Int64]) {
        self.values[field.rawValue] = values
        if field == .pickedUpAt { findPickUpBounds() }
    }

    /// Leaves out the trips that do not pass a test; the others keep their rows.
    ///
    /// - Parameter isKept: asked of the minute of each pick-up, once and in order.
    /// - Returns: how many were left out.
    @discardableResult
    public mutating func keep(where isKept: (Int64) -> Bool) -> Int {
        let minutes = values[TripField.pickedUpAt.rawValue]
        return keep(placesWhere: { isKept(minutes[$0]) })
    }

    /// Leaves out the trips that do not pass a test; the others keep their rows.
    ///
    /// - Parameter isKept: asked of each place in the block, once and in order.
    /// - Returns: how many were left out.
    @discardableResult
    public mutating func keep(placesWhere isKept: (Int) -> Bool) -> Int {
        let kept = (0..<count).filter(isKept)
        let leftOut = count - kept.count
        guard leftOut > 0 else { return 0 }
        var rows: [Int64] = []
        var (row, next) = (firstRow, 0)
        for index in 0..<count {
            if index > 0 { row += 1 }
            if !gaps.isEmpty { row += gaps[index] }
            if next < kept.count, kept[next] == index {
                rows.append(row)
                next += 1
            }
        }
        for field in values.indices where !values[field].isEmpty {
            for (place, index) in kept.enumerated() {
                values[field][place] = values[field][index]
            }
        }
        gaps = rows.indices.map { $0 == 0 ? 0 : rows[$0] - rows[$0 - 1] - 1 }
        firstRow = rows.first ?? firstRow
        count = kept.count
        return leftOut
    }
}
