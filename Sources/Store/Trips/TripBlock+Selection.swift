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
        let dropped = count - kept.count
        guard dropped > 0 else { return 0 }
        let rows = kept.map(row)
        for field in values.indices where !values[field].isEmpty {
            for (place, index) in kept.enumerated() {
                values[field][place] = values[field][index]
            }
        }
        firstRow = rows.first ?? firstRow
        leftOut = rows.indices.map { rows[$0] - firstRow - Int64($0) }
        count = kept.count
        return dropped
    }
}
