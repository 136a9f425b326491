import Domain
import Dumps
import Foundation
import Nights
import TestKit

/// The nights of the peer's case of 200 listings, put in order by the peer's documented rules.
struct PeerNights {
    /// The nights of each entire home, by listing.
    private(set) var homes: [String: [(night: CivilDate, state: NightState)]] = [:]

    /// The first and the last night of the whole table.
    private(set) var period: ClosedRange<CivilDate>

    private struct Property {
        let isHome: Bool
        let active: ClosedRange<CivilDate>
    }

    init() throws {
        var properties: [String: Property] = [:]
        try Self.rows("strr-small/property.csv") { row in
            guard let created = CivilDate(row["created"]), let scraped = CivilDate(row["scraped"])
            else { return }
            properties[row["property_ID"]] = Property(
                isHome: row["listing_type"] == "Entire home/apt",
                active: created...max(created, scraped)
            )
        }
        let states: [String: NightState] = ["A": .available, "R": .booked, "B": .blocked]
        var homes: [String: [(night: CivilDate, state: NightState)]] = [:]
        var first: CivilDate?
        var last: CivilDate?
        try Self.rows("strr-small/daily_raw.csv.gz") { row in
            guard let property = properties[row["property_ID"]],
                let night = CivilDate(row["date"]), let state = states[row["status"]],
                !row["price"].isEmpty, property.active.contains(night)
            else { return }
            first = min(first ?? night, night)
            last = max(last ?? night, night)
            if property.isHome { homes[row["property_ID"], default: []].append((night, state)) }
        }
        self.homes = homes
        guard let first, let last else { throw NoNights() }
        period = first...last
    }

    /// The files hold no night.
    struct NoNights: Error {}

    /// A row of a CSV file by the names in its header.
    struct Row {
        let names: [String]
        let fields: [String]

        subscript(name: String) -> String {
            names.firstIndex(of: name).map { fields[$0] } ?? ""
        }
    }

    /// Reads a file of the peer's cases.
    static func rows(_ name: String, _ take: (Row) -> Void) throws {
        var reader = try CSVReader(path: RealData.peerPath(name), delimiter: UInt8(ascii: ","))
        var record = Dumps.Record()
        var names: [String] = []
        while try reader.next(into: &record) {
            let fields = (0..<record.fieldCount).map {
                String(decoding: record.field($0), as: UTF8.self)
            }
            if names.isEmpty { names = fields } else { take(Row(names: names, fields: fields)) }
        }
    }
}
