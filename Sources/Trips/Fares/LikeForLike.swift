internal import Domain
public import GRDB
public import Policies
internal import Store

/// Prices of like trips: the same zones, the same part of the day, nearly the same length.
///
/// A trip's residual is its price per kilometre over the median of its cell, in thousandths. What
/// is left after like is compared with like is what an operator, or dynamic pricing, adds.
public struct LikeForLike: Sendable {
    /// The residuals of a group.
    public struct Group: Sendable {
        /// The operator.
        public var name: String

        /// The residuals of trips in cells that hold enough, in thousandths.
        public var residuals = ExactHistogram()

        /// Trips in cells with too few.
        public var alone = 0
    }

    /// By operator, in the order of their names.
    public let operators: [Group]

    /// By part of the day.
    public let bands: [Group]

    /// Cells with enough trips.
    public let cells: Int

    private struct Cell: Hashable {
        var origin: Int32
        var destination: Int32
        var band: Int
        var length: Int
    }

    /// Looks at all trips of a store, twice.
    ///
    /// - Parameters:
    ///   - database: the store's.
    ///   - measures: which trips are usable.
    ///   - submissions: which trips count.
    ///   - timeZone: the city's: durations are true where the clock is set within a trip.
    /// - Throws: `DatabaseError`.
    public init(
        _ database: Database,
        measures: FareMeasures,
        submissions: LatestSubmissions,
        timeZone: String? = nil
    ) throws {
        var scan = try FareScan(database, measures, submissions, timeZone: timeZone)
        var prices: [Cell: ExactHistogram] = [:]
        try scan.forEach { trip in
            guard let cell = Self.cell(trip, measures) else { return }
            prices[cell, default: ExactHistogram()].add(
                Double(trip.fare) * 10_000 / Double(trip.metres)
            )
        }
        let medians = prices.compactMapValues { histogram in
            histogram.count >= measures.leastTrips ? histogram.median : nil
        }
        var operators: [Int32: Group] = [:]
        var bands: [Int: Group] = [:]
        try scan.forEach { trip in
            guard let cell = Self.cell(trip, measures) else { return }
            guard let median = medians[cell], median > 0 else {
                operators[trip.operatorPlace, default: Group(name: "")].alone += 1
                bands[cell.band, default: Group(name: "")].alone += 1
                return
            }
            let residual = Double(trip.fare) * 10_000 / Double(trip.metres) * 1_000 / median
            operators[trip.operatorPlace, default: Group(name: "")].residuals.add(residual)
            bands[cell.band, default: Group(name: "")].residuals.add(residual)
        }
        let names = scan.names.operators.names
        self.operators = operators.map { place, group in
            var group = group
            group.name = names[Int(place)]
            return group
        }.sorted { $0.name < $1.name }
        self.bands = bands.sorted { $0.key < $1.key }.map { place, group in
            var group = group
            group.name = measures.hourBands[place].id
            return group
        }
        cells = medians.count
    }

    private static func cell(_ trip: FareTrip, _ measures: FareMeasures) -> Cell? {
        guard trip.origin >= 0, trip.destination >= 0,
            let band = measures.hourBand(of: trip.hour)
        else { return nil }
        return Cell(
            origin: trip.origin,
            destination: trip.destination,
            band: band,
            length: measures.lengthBand(of: trip.metres)
        )
    }
}
