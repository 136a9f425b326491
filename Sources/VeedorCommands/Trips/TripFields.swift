internal import Domain
internal import GRDB
internal import Store

/// What a file tells of one trip.
enum TripFields {
    /// The fields that are told, in words; none where no trip was loaded from the row.
    static func told(
        _ load: Int64,
        row: Int64,
        _ database: Database
    ) throws -> [(field: TripField, name: String, value: String)] {
        let scan = try TripScan(database, load: load, row: row, fields: Set(TripField.allCases))
        var block = TripBlock()
        guard try scan.next(into: &block),
            let index = (0..<block.count).first(where: { block.row(of: $0) == row })
        else { return [] }
        let names = try StoredTripNames(database, load: load)
        return TripField.ofTrips.compactMap { field in
            let value = block[field][index]
            guard value != PackedColumn.missing, field != .reference else { return nil }
            let text: String =
                switch field.storage {
                case .name: names[field][Int(value)]
                case .minute: LocalMoment.minuteText(value)
                case .truth: value == 1 ? "yes" : "no"
                case .whole, .money, .fingerprint: String(value)
                }
            return (field, field.name, text)
        }
    }
}
