internal import Domain
internal import Policies
internal import Reporting
internal import Store
internal import Trips

/// H27 and H28: who is served, and by whom.
struct ServiceClaims {
    private let fares: StoredFares

    init(_ fares: StoredFares) { self.fares = fares }

    /// H27: those without card or phone are left out.
    func leftOut() throws -> Claim {
        let least = fares.measures.leastTrips
        let zones = try fares.store.read {
            try OriginCounts.all($0, submissions: fares.submissions)
        }
        let groups = try ResidentTables(fares).groups(of: zones.map(\.zone))
        if !groups.isEmpty { return leftOut(zones, groups) }
        let told = zones.filter { $0.trips >= least }
        let all = zones.reduce(0) { $0 + $1.trips }
        return Claim(
            statement: "those without a card or a phone are left out",
            measure:
                "trips by zone of pick-up; zones with fewer than \(least, of: "trip") are withheld "
                + "(\(zones.count - told.count) of \(zones.count))",
            against: "as many trips per resident in poor and old districts as in others",
            figures: DataTable(
                columns: [
                    .init("origin"), .init("trips", isNumeric: true),
                    .init("percent_of_trips", isNumeric: true),
                ],
                rows: told.map { zone in
                    [
                        .text(zone.zone), .count(zone.trips),
                        CheckTables.percent(Double(zone.trips) / Double(max(1, all))),
                    ]
                }
            ),
            notKnown: "residents, their age and income by zone are not in the store, and no file "
                + "tells who did not ask: the data do not allow a verdict"
        )
    }

    /// Trips per resident, by figures of the areas of pick-up.
    private func leftOut(_ zones: [OriginCounts], _ all: [ResidentGroups]) -> Claim {
        let least = fares.measures.leastTrips
        let trips = Dictionary(zones.map { ($0.zone, $0.trips) }, uniquingKeysWith: +)
        let rows = all.flatMap { figure in
            figure.groups.map { group -> [DataTable.Cell] in
                let count = group.zones.reduce(0) { $0 + (trips[$1] ?? 0) }
                let isTold = count >= least
                return ResidentTables.cells(figure, group) + [
                    isTold ? .count(count) : .empty,
                    isTold && group.residents > 0
                        ? .decimal(Double(count) / Double(group.residents) * 1_000, digits: 2)
                        : .empty,
                ]
            }
        }
        return Claim(
            statement: "those without a card or a phone are left out",
            measure: "pick-ups per thousand residents, by areas in the order of a figure of their "
                + "residents, in groups with about as many residents; groups with fewer than "
                + "\(least, of: "trip") are withheld",
            against: "as many pick-ups per resident in poor and old areas as in others",
            figures: DataTable(
                columns: ResidentTables.columns + [
                    .init("trips", isNumeric: true),
                    .init("trips_per_1000_residents", isNumeric: true),
                ],
                rows: rows
            ),
            notKnown: ResidentTables.fallacy + "; no file tells who did not ask, and areas with "
                + "many offices or stations have riders who live elsewhere"
        )
    }

    /// H28: the platform adds choice and competition that conflicts.
    func choice() throws -> Claim {
        let served = try fares.store.read {
            try ServedZoneHours($0, submissions: fares.submissions)
        }
        let rows = served.months.flatMap { month -> [[DataTable.Cell]] in
            let trips = month.trips.values.reduce(0, +)
            let lists = month.zoneHours.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            return lists.map { services, count in
                let own = services.reduce(0) { $0 + (month.trips[$1] ?? 0) }
                return [
                    .text(month.name), .text(services.joined(separator: " and ")), .count(count),
                    services.count == 1
                        ? CheckTables.percent(Double(own) / Double(max(1, trips))) : .empty,
                ]
            }
        }
        let haveBoth = served.months.contains { $0.trips.count > 1 }
        return Claim(
            statement: "the platform adds choice, and competition that conflicts",
            measure: "zones and hours in which taxis only, ride-hail only or both picked up, and "
                + "their parts of the trips, by month",
            against: "new zone-hours without a smaller part for taxis, or the reverse: one without "
                + "the other",
            figures: DataTable(
                columns: [
                    .init("month"), .init("picked_up_by"), .init("zone_hours", isNumeric: true),
                    .init("percent_of_trips", isNumeric: true),
                ],
                rows: rows
            ),
            notKnown: haveBoth
                ? "whether the files are samples: zone-hours without a pick-up may have had one"
                : "no month has trips of two classes of service: the data do not allow a verdict"
        )
    }
}
