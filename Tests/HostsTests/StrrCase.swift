import Domain
import Hosts
import TestKit

/// A case of the peer `strr` (UPGo-McGill): listings, and the nights they stood.
struct StrrCase {
    let name: String
    private(set) var listings: [String: Listing] = [:]

    struct Listing {
        var id: String
        var host: String
        var type: RoomType
        var isHousing: Bool
        var days: DaySpan
        var point: GeoPoint
        var plane: RoomOffer.Place
    }

    static let types: [String: RoomType] = [
        "Entire home/apt": .entireHome, "Private room": .privateRoom,
        "Shared room": .sharedRoom, "Hotel room": .hotelRoom,
    ]

    init(_ name: String) throws {
        self.name = name
        for row in try PeerTable("\(name)/property.csv").rows {
            let id = try row.text("property_ID")
            guard let type = Self.types[try row.text("listing_type")],
                let days = DaySpan(try row.day("created"), through: try row.day("scraped"))
            else { throw PeerProblem.notADay("created") }
            listings[id] = Listing(
                id: id,
                host: try row.text("host_ID"),
                type: type,
                isHousing: try row.text("housing") == "TRUE",
                days: days,
                point: GeoPoint(
                    latitude: try row.number("latitude"),
                    longitude: try row.number("longitude")
                ),
                plane: .plane(
                    east: try row.number("x_32618"),
                    north: try row.number("y_32618")
                )
            )
        }
    }

    /// The private rooms with an account, placed by a rule.
    func rooms(_ place: (Listing) -> RoomOffer.Place) -> [RoomOffer] {
        listings.values.filter { $0.type == .privateRoom && !$0.host.isEmpty }.map { one in
            RoomOffer(listing: one.id, host: one.host, place: place(one), days: one.days)
        }
    }

    /// The nights of the raw file that `strr` takes: of a known listing, while it stood, with a
    /// price, in a state other than unknown; each listing's as runs.
    func offers() throws -> [OfferedSpan] {
        var days: [String: [DaySpan]] = [:]
        for row in try PeerTable("\(name)/daily_raw.csv.gz").rows {
            guard let listing = listings[try row.text("property_ID")],
                let day = CivilDate(try row.text("date")), listing.days.contains(day),
                ["A", "B", "R"].contains(try row.text("status")), !(try row.text("price")).isEmpty,
                let span = DaySpan(day, through: day)
            else { continue }
            days[listing.id, default: []].append(span)
        }
        return days.flatMap { id, spans -> [OfferedSpan] in
            guard let one = listings[id], !one.host.isEmpty else { return [] }
            return DaySpan.merged(spans).map {
                OfferedSpan(
                    listing: id,
                    host: one.host,
                    roomType: one.type,
                    isHousing: one.isHousing,
                    days: $0
                )
            }
        }
    }
}
