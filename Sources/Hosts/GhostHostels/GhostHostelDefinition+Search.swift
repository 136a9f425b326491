internal import Domain

extension GhostHostelDefinition {
    /// The ghost hostels of some rooms, with the days they stood.
    ///
    /// - Parameters:
    ///   - rooms: the rooms of any number of hosts.
    ///   - days: only these days are looked at; the days of all rooms when `nil`.
    /// - Returns: by host, then by advertisement.
    public func hostels(_ rooms: [RoomOffer], within days: DaySpan? = nil) -> [GhostHostel] {
        search(rooms) { offers in
            Self.times(of: offers, within: days)
        }
    }

    /// The ghost hostels of some rooms as if all of them stood at one time.
    public func hostelsAtOnce(_ rooms: [RoomOffer]) -> [GhostHostel] {
        search(rooms) { offers in
            offers.first.map { [($0.days, Array(offers.indices))] } ?? []
        }
    }

    private typealias Time = (days: DaySpan, rooms: [Int])

    private func search(
        _ rooms: [RoomOffer],
        times: ([RoomOffer]) -> [Time]
    ) -> [GhostHostel] {
        let byHost = Dictionary(grouping: rooms, by: \.host).sorted { $0.key < $1.key }
        return byHost.flatMap { host, offers -> [GhostHostel] in
            guard offers.count >= self.rooms else { return [] }
            let offers = offers.sorted { $0.listing < $1.listing }
            let groups = RoomGroups(definition: self, offers: offers)
            var days: [[Int]: [DaySpan]] = [:]
            let times = times(offers)
            for time in times where time.rooms.count >= self.rooms {
                for group in groups.groups(of: time.rooms) {
                    days[group, default: []].append(time.days)
                }
            }
            days = Self.lives(of: Array(days.keys), offers, times)
            return hostels(host, offers, days)
        }
    }

    /// The days of each group: it stands while all its rooms do, but for the times when
    /// it is part of a larger one.
    private static func lives(
        of groups: [[Int]],
        _ offers: [RoomOffer],
        _ times: [Time]
    ) -> [[Int]: [DaySpan]] {
        var days: [[Int]: [DaySpan]] = [:]
        for time in times {
            let standing = Set(time.rooms)
            let present = groups.filter { standing.isSuperset(of: $0) }
            for group in present {
                let isPart = present.contains {
                    $0.count > group.count && Set($0).isSuperset(of: group)
                }
                if !isPart { days[group, default: []].append(time.days) }
            }
        }
        return days
    }

    private func hostels(
        _ host: String,
        _ offers: [RoomOffer],
        _ found: [[Int]: [DaySpan]]
    ) -> [GhostHostel] {
        found.compactMap { group, days -> GhostHostel? in
            let places = group.map { offers[$0].place }
            guard let middle = RoomOffer.Place.middle(of: places) else { return nil }
            var spread = 0.0
            for (index, place) in places.enumerated() {
                for other in places[..<index] { spread = max(spread, place.metres(to: other)) }
            }
            return GhostHostel(
                host: host,
                listings: group.map { offers[$0].listing },
                days: DaySpan.merged(days),
                middle: middle,
                dwellings: (group.count + roomsPerDwelling - 1) / roomsPerDwelling,
                spread: spread
            )
        }.sorted { $0.listings.lexicographicallyPrecedes($1.listings) }
    }

    /// The times between two changes of what stands, with what stands.
    private static func times(of offers: [RoomOffer], within window: DaySpan?) -> [Time] {
        var cuts: Set<CivilDate> = []
        let spans = offers.map { offer in
            window.map { offer.days.intersection($0) } ?? offer.days
        }
        for case .some(let span) in spans {
            cuts.insert(span.first)
            cuts.insert(span.last.adding(days: 1))
        }
        let ordered = cuts.sorted()
        return zip(ordered, ordered.dropFirst()).compactMap { first, next in
            guard let days = DaySpan(first, through: next.adding(days: -1)) else { return nil }
            let standing = spans.indices.filter { spans[$0]?.contains(first) ?? false }
            return (days, standing)
        }
    }
}
