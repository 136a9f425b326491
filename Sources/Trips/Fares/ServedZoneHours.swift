internal import Domain
public import GRDB
internal import Store

/// Which zones and hours the classes of service drive in, month by month.
public struct ServedZoneHours: Sendable {
    /// A month.
    public struct Month: Sendable {
        /// `YYYY-MM`.
        public var name: String

        /// Trips by service.
        public var trips: [String: Int] = [:]

        /// Zone-hours by the services that drove in them, each a list of services in order.
        public var zoneHours: [[String]: Int] = [:]
    }

    /// The months in their order.
    public let months: [Month]

    private struct Cell: Hashable {
        var zone: Int32
        var hour: Int32
    }

    /// Looks at all trips of a store that tell a zone; the memory is that of the zone-hours.
    ///
    /// - Throws: `DatabaseError`.
    public init(_ database: Database, submissions: LatestSubmissions) throws {
        var zones = TripNames()
        var services = TripNames()
        var cells: [Cell: UInt64] = [:]
        var trips: [Cell: Int] = [:]
        var block = TripBlock()
        for load in try Load.all(database) where load.kind == "trip" {
            let names = try StoredTripNames(database, load: load.id)
            let zonePlaces = names[.originZone].map { Int32(zones.place(of: $0)) }
            let servicePlaces = names[.service].map { services.place(of: $0) }
            var scan = try CountedTrips(
                database,
                submissions,
                load: load.id,
                fields: [.service, .originZone]
            )
            while try scan.next(into: &block) {
                for index in 0..<block.count {
                    let (zone, service) = (block[.originZone][index], block[.service][index])
                    guard zone != PackedColumn.missing, service != PackedColumn.missing else {
                        continue
                    }
                    let hour = Int32(LocalMoment(seconds: block[.pickedUpAt][index] * 60).hours)
                    let place = servicePlaces[Int(service)]
                    cells[Cell(zone: zonePlaces[Int(zone)], hour: hour), default: 0] |= 1 << place
                    let month = CivilDate(daysSinceEpoch: hour / 24).firstOfMonth.daysSinceEpoch
                    trips[Cell(zone: Int32(place), hour: month), default: 0] += 1
                }
            }
        }
        var months: [Int32: Month] = [:]
        func name(_ month: Int32) -> String {
            String(CivilDate(daysSinceEpoch: month).description.prefix(7))
        }
        for (cell, mask) in cells {
            let month = CivilDate(daysSinceEpoch: cell.hour / 24).firstOfMonth.daysSinceEpoch
            let list = services.names.enumerated().filter { mask & (1 << $0.offset) != 0 }
                .map(\.element).sorted()
            months[month, default: Month(name: name(month))].zoneHours[list, default: 0] += 1
        }
        for (cell, count) in trips {
            months[cell.hour]?.trips[services.names[Int(cell.zone)], default: 0] += count
        }
        self.months = months.sorted { $0.key < $1.key }.map(\.value)
    }
}

extension LocalMoment {
    /// Whole hours since 1970-01-01 00:00.
    fileprivate var hours: Int64 { seconds >= 0 ? seconds / 3_600 : (seconds - 3_599) / 3_600 }
}
