internal import Domain
internal import GRDB

extension TripLoadTotals {
    private static let fields: [TripField] = [
        .operatorName, .dispatchingBase, .driver, .vehicle, .pickedUpAt, .duration, .distance,
        .originZone, .fare, .driverPay,
    ]

    /// The sums of trips that are stored.
    ///
    /// - Throws: `DatabaseError`.
    init(_ database: Database, loadID: Int64) throws {
        self.init()
        let room = PackedTripBlock.mostTrips
        let memory = UnsafeMutableBufferPointer<Int64>.allocate(capacity: room * Self.fields.count)
        defer { unsafe memory.deallocate() }
        unsafe memory.initialize(repeating: PackedColumn.missing)
        let scan = try TripScan(database, load: loadID, fields: Set(Self.fields))
        var block = TripBlock()
        while try scan.next(into: &block) {
            var columns = unsafe [UnsafeBufferPointer<Int64>?](
                repeating: nil,
                count: TripField.allCases.count
            )
            for (place, field) in Self.fields.enumerated() {
                let start = place * room
                for index in 0..<block.count { unsafe memory[start + index] = block[field][index] }
                unsafe columns[field.rawValue] = UnsafeBufferPointer(
                    rebasing: memory[start..<start + block.count]
                )
            }
            // Sums do not ask for rows.
            unsafe add(
                TripColumns(rows: UnsafeBufferPointer(start: nil, count: 0), values: columns)
            )
        }
    }
}
