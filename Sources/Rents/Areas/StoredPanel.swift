public import Domain
internal import Foundation
internal import GRDB
internal import Geometry
public import Policies
public import Store

/// The panel that a store's snapshots, dwellings and rents make.
public struct StoredPanel: Sendable {
    /// The panel of the periods with listings.
    public let panel: RentPanel

    /// The same with rents of an earlier period, whose density is not known and set to zero: only
    /// the long difference may use it, to look at the time before.
    public let panelWithTimeBefore: RentPanel

    /// All rents with each area's density at the first snapshot, for the event design: the period
    /// is the place of the quarter in `quarters`.
    public let exposurePanel: RentPanel

    /// The first days of all quarters with rents, the earliest first.
    public let quarters: [String]

    /// The periods by the place of their quarter in `quarters`: the first day of the rents, and the snapshot.
    public let periods: [Int: (rents: String, snapshot: CivilDate?)]

    /// Snapshots for which no rents of about the same time are held.
    public let unused: [CivilDate]

    /// What the instrument is made of beside the first densities.
    public let instrumentSeries: String

    /// What went in, load by load.
    public let inputs: [Input]

    /// Areas of the map that no estimate holds, and why.
    public let excluded: [(area: String, reason: Exclusion)]

    /// The density of each area at the first and the last snapshot used, and its last rent.
    public let areas: [AreaChange]

    /// A load that the panel rests on.
    public struct Input: Hashable, Sendable {
        /// What it gives: listings, dwellings or rents.
        public var kind: String

        /// The load.
        public var loadID: Int64

        /// The file.
        public var file: String

        /// Rows of it that were used.
        public var rows: Int

        /// Listings that lie in no area.
        public var outside: Int
    }

    /// Why an area is in no estimate.
    public enum Exclusion: String, Hashable, Sendable {
        /// No figure of its dwellings.
        case noDwellings = "no figure of its dwellings"

        /// No rents in the periods that are compared.
        case noRents = "no rents in the periods that are compared"
    }

    /// What changed in an area.
    public struct AreaChange: Hashable, Sendable {
        /// Its name.
        public var area: String

        /// Entire homes per hundred dwellings at the first snapshot.
        public var densityBefore: Double

        /// The same at the last snapshot.
        public var densityAfter: Double

        /// The last rent, minor units a month.
        public var rent: Double
    }

    /// Builds the panel.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - areas: the names and figures of the city.
    ///   - platforms: how far points lie from addresses.
    ///   - gapDays: how many days a snapshot may lie outside the quarter of its rents.
    ///   - level: by what the city is cut up.
    /// - Throws: `RentDataError`, `GeometryError`, `StoreError`.
    public init(
        _ store: VeedorStore,
        areas: CityAreas,
        platforms: PlatformCatalogue,
        gapDays: Int,
        level: AreaIndicators.Level = .neighbourhood
    ) throws {
        let stored = StoredAreas(areas: areas, platforms: platforms)
        self = try store.read { try StoredPanel(stored, gapDays: gapDays, level, $0) }
    }

    private init(
        _ stored: StoredAreas,
        gapDays: Int,
        _ level: AreaIndicators.Level,
        _ database: Database
    ) throws {
        let map = try stored.map(database)
        let held = try stored.rents(database)
        let ends = try stored.rentPeriods(database)
        let starts = held.filter { !$0.value.isEmpty }.keys.sorted()
        var used: [(start: String, date: CivilDate, loadID: Int64)] = []
        var unused: [CivilDate] = []
        for snapshot in try stored.snapshots(database) {
            let start = starts.last { $0 <= snapshot.date.description }
            let gap = start.flatMap { ends[$0] }.map { $0.nights(until: snapshot.date) }
            guard let start, let gap, gap <= gapDays else {
                unused.append(snapshot.date)
                continue
            }
            used.removeAll { $0.start == start }
            used.append((start, snapshot.date, snapshot.loadID))
        }
        let groups = AreaGroups(
            map.areas.names,
            level: level,
            districts: map.districts,
            dwellings: try stored.dwellings(database),
            rents: held,
            compared: used.map(\.start)
        )
        let (dwellings, rents) = (groups.dwellings, groups.rents)
        var inputs = try stored.inputs(database)
        var observations: [RentPanel.Observation] = []
        var densities: [[String: Double]] = []
        var periods: [Int: (rents: String, snapshot: CivilDate?)] = [:]
        if let first = used.first, let earliest = starts.first, earliest < first.start {
            periods[0] = (earliest, nil)
            observations += Self.observations(
                0,
                rents[earliest] ?? [:],
                dwellings.mapValues { _ in 0 }
            )
        }
        for one in used {
            // Periods are numbered by their quarter, so that spans of time compare.
            let number = starts.firstIndex(of: one.start) ?? 0
            let placed = try PlacedListings(
                loadID: one.loadID,
                map: map,
                platforms: stored.platforms,
                database
            )
            let spread = ListingSpread(placed, groups: Array(map.areas.names.indices))
            inputs.append(
                Input(
                    kind: "listings",
                    loadID: one.loadID,
                    file: try stored.file(one.loadID, database),
                    rows: spread.inside,
                    outside: spread.outside
                )
            )
            var density: [String: Double] = [:]
            for (name, homes) in groups.sums(spread.entireHomes, of: map.areas.names) {
                if let stock = dwellings[name], stock > 0 { density[name] = homes / stock * 100 }
            }
            densities.append(density)
            periods[number] = (one.start, one.date)
            observations += Self.observations(number, rents[one.start] ?? [:], density)
        }
        let series = try stored.series(
            over: used.map { ($0.start, ends[$0.start]?.description ?? $0.start) },
            database
        )
        instrumentSeries = series == nil ? "the city's mean density" : "the city's search series"
        let moved = Dictionary(
            used.compactMap { one in
                series?[one.start].map { (starts.firstIndex(of: one.start) ?? 0, $0) }
            },
            uniquingKeysWith: { first, _ in first }
        )
        panel = RentPanel(
            Self.instrumented(
                observations.filter { periods[$0.period]?.snapshot != nil },
                series: series == nil ? nil : moved
            )
        )
        panelWithTimeBefore = RentPanel(observations)
        quarters = starts
        exposurePanel = RentPanel(
            starts.enumerated().flatMap { number, start in
                Self.observations(number, rents[start] ?? [:], densities.first ?? [:])
            }
        )
        self.periods = periods
        self.inputs = inputs
        let seen = Set(observations.map(\.area))
        excluded = groups.members.map(\.name).filter { !seen.contains($0) }.map { name in
            (name, (dwellings[name] ?? 0) > 0 ? .noRents : .noDwellings)
        }
        self.unused = unused
        let last = used.last.flatMap { rents[$0.start] } ?? [:]
        self.areas = groups.members.compactMap { name, _ in
            guard let before = densities.first?[name], let after = densities.last?[name],
                let rent = last[name]
            else { return nil }
            return AreaChange(area: name, densityBefore: before, densityAfter: after, rent: rent)
        }
    }

    /// The shift-share instrument: how dense an area was at the first snapshot, times the logarithm
    /// of a series of the whole city in the period; of its mean density where there is none.
    ///
    /// The first snapshot is the time before and leaves the panel; with fewer than four snapshots
    /// there is no instrument.
    static func instrumented(
        _ observations: [RentPanel.Observation],
        series: [Int: Double]? = nil
    ) -> [RentPanel.Observation] {
        let byPeriod = Dictionary(grouping: observations, by: \.period)
        guard byPeriod.count > 3, let first = byPeriod.keys.min() else { return observations }
        var share: [String: Double] = [:]
        for one in byPeriod[first] ?? [] { share[one.area] = one.density }
        let series =
            (series
            ?? byPeriod.mapValues { members in
                members.map(\.density).sorted().reduce(0, +) / Double(members.count)
            }).mapValues { log(max(1e-9, $0)) }
        return observations.filter { $0.period > first }.compactMap { one in
            guard let exposed = share[one.area], let moved = series[one.period] else { return nil }
            var next = one
            next.instrument = exposed * moved
            return next
        }
    }

    private static func observations(
        _ period: Int,
        _ rents: [String: Double],
        _ densities: [String: Double]
    ) -> [RentPanel.Observation] {
        rents.compactMap { name, rent in
            densities[name].map { density in
                RentPanel.Observation(
                    area: name,
                    period: period,
                    logRent: log(rent),
                    density: density
                )
            }
        }
    }
}
