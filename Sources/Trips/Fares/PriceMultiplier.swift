public import Domain
public import GRDB
public import Policies
internal import Store

/// An estimate of how much dynamic pricing raises fares: the fare over what a robust fit of fare
/// by length and time says.
///
/// The fit is of the least absolute deviations, by iteratively reweighted least squares
/// (Schlossmacher, JASA 68 (1973) 857-859): it follows what most trips pay, as long as less than
/// half of them are raised. No file tells the multiplier; a fare that depends on more than length
/// and time looks raised too.
public struct PriceMultiplier: Sendable {
    /// A price regime: an operator, shared rides apart.
    public struct Regime: Sendable {
        /// The operator.
        public var operatorName: String

        /// Whether rides were shared.
        public var isShared: Bool

        /// Trips that the fit looked at.
        public var fitted = 0

        /// The fit in minor units: for getting in, per kilometre, per minute; `nil` where there
        /// are too few trips.
        public var coefficients: (initial: Double, perKilometre: Double, perMinute: Double)?

        /// Fares over the fit, in thousandths.
        public var multipliers = ExactHistogram()

        /// Trips with a raised fare, and the sum by which they are above the fit.
        public var raised = (trips: 0, amount: 0.0)

        /// Raised trips and all, by day: trips of one day depend on each other.
        var days: [CivilDate: (with: Int, all: Int)] = [:]

        /// The part of the trips with a raised fare, its interval by days.
        public var raisedShare: ClusteredShare {
            ClusteredShare(
                clusters: days.sorted { $0.key < $1.key }.map(\.value),
                unit: "trip"
            )
        }

        /// Fares and drivers' pay of raised trips, and of the others, where the pay is told.
        public var raisedPaid = Paid()

        /// See `raisedPaid`.
        public var otherPaid = Paid()
    }

    /// Trips whose pay is told, with the sums of fares and pay in minor units.
    public struct Paid: Hashable, Sendable {
        /// Trips.
        public var trips = 0

        /// Their fares.
        public var fares: Int64 = 0

        /// What drivers got.
        public var pay: Int64 = 0

        mutating func add(_ trip: FareTrip) {
            guard let pay = trip.driverPay else { return }
            trips += 1
            fares += trip.fare
            self.pay += pay
        }
    }

    /// Fares over the fit by a part of the day or a zone, in thousandths.
    public struct Place: Sendable {
        /// The part of the day, or the zone.
        public var name: String

        /// Fares over the fit.
        public var multipliers: ExactHistogram

        /// Trips with a raised fare, and the sum by which they are above the fit.
        public var raised = (trips: 0, amount: 0.0)

        /// Fares and drivers' pay of raised trips.
        public var raisedPaid = Paid()

        /// A place of which nothing is known yet.
        public init(name: String, multipliers: ExactHistogram = ExactHistogram()) {
            self.name = name
            self.multipliers = multipliers
        }
    }

    /// By operator, shared rides after the others.
    public let regimes: [Regime]

    /// By part of the day, in their order.
    public let bands: [Place]

    /// By zone of pick-up, in the order of their names.
    public let origins: [Place]

    private struct Key: Hashable {
        var place: Int32
        var isShared: Bool
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
        var counts: [Key: Int] = [:]
        try scan.forEach { trip in
            guard trip.seconds != nil else { return }
            counts[Key(place: trip.operatorPlace, isShared: trip.isShared), default: 0] += 1
        }
        let rules = measures.multiplier
        var samples: [Key: FareFit] = [:]
        var seen: [Key: Int] = [:]
        try scan.forEach { trip in
            guard let seconds = trip.seconds else { return }
            let key = Key(place: trip.operatorPlace, isShared: trip.isShared)
            let stride = max(1, ((counts[key] ?? 0) + rules.fitTrips - 1) / rules.fitTrips)
            if (seen[key] ?? 0).isMultiple(of: stride) {
                samples[key, default: FareFit()].add(
                    kilometres: Double(trip.metres) / 1_000,
                    minutes: Double(seconds) / 60,
                    fare: Double(trip.fare)
                )
            }
            seen[key, default: 0] += 1
        }
        var regimes: [Key: Regime] = [:]
        for (key, sample) in samples {
            regimes[key] = Regime(
                operatorName: scan.names.operators.names[Int(key.place)],
                isShared: key.isShared,
                fitted: sample.count,
                coefficients: sample.count < rules.leastFitTrips
                    ? nil : sample.solve(rounds: rules.rounds)
            )
        }
        var bands: [Int: ExactHistogram] = [:]
        var origins: [Int32: Place] = [:]
        try scan.forEach { trip in
            let key = Key(place: trip.operatorPlace, isShared: trip.isShared)
            guard let seconds = trip.seconds, let fit = regimes[key]?.coefficients else { return }
            let expected =
                fit.initial + fit.perKilometre * Double(trip.metres) / 1_000
                + fit.perMinute * Double(seconds) / 60
            guard expected > 0 else { return }
            let multiplier = Double(trip.fare) / expected
            regimes[key]?.multipliers.add(multiplier * 1_000)
            regimes[key]?.days[trip.day, default: (0, 0)].all += 1
            if multiplier >= rules.raisedFrom {
                regimes[key]?.days[trip.day, default: (0, 0)].with += 1
            }
            if let band = measures.hourBand(of: trip.hour) {
                bands[band, default: ExactHistogram()].add(multiplier * 1_000)
            }
            if trip.origin >= 0 {
                origins[trip.origin, default: Place(name: "")].add(
                    trip,
                    multiplier,
                    above: multiplier >= rules.raisedFrom ? Double(trip.fare) - expected : nil
                )
            }
            if multiplier >= rules.raisedFrom {
                regimes[key]?.raised.trips += 1
                regimes[key]?.raised.amount += Double(trip.fare) - expected
                regimes[key]?.raisedPaid.add(trip)
            } else {
                regimes[key]?.otherPaid.add(trip)
            }
        }
        self.bands = bands.sorted { $0.key < $1.key }.map { place, multipliers in
            Place(name: measures.hourBands[place].id, multipliers: multipliers)
        }
        let zones = scan.names.zones.names
        self.origins = origins.map { place, found in
            var found = found
            found.name = zones[Int(place)]
            return found
        }.sorted { (Int($0.name) ?? .max, $0.name) < (Int($1.name) ?? .max, $1.name) }
        self.regimes = regimes.values.sorted {
            ($0.operatorName, $0.isShared ? 1 : 0) < ($1.operatorName, $1.isShared ? 1 : 0)
        }
    }
}

extension PriceMultiplier.Place {
    fileprivate mutating func add(_ trip: FareTrip, _ multiplier: Double, above: Double?) {
        multipliers.add(multiplier * 1_000)
        guard let above else { return }
        raised.trips += 1
        raised.amount += above
        raisedPaid.add(trip)
    }

    /// Adds what is known of another place.
    public mutating func merge(_ other: Self) {
        multipliers.merge(other.multipliers)
        raised.trips += other.raised.trips
        raised.amount += other.raised.amount
        raisedPaid.trips += other.raisedPaid.trips
        raisedPaid.fares += other.raisedPaid.fares
        raisedPaid.pay += other.raisedPaid.pay
    }
}

/// Fares by length and time, and the line of least absolute deviations through them.
struct FareFit {
    private var rows: [(kilometres: Double, minutes: Double, fare: Double)] = []

    var count: Int { rows.count }

    mutating func add(kilometres: Double, minutes: Double, fare: Double) {
        rows.append((kilometres, minutes, fare))
    }

    /// The coefficients; `nil` where lengths and times do not tell them apart.
    func solve(
        rounds: Int
    ) -> (initial: Double, perKilometre: Double, perMinute: Double)? {
        var weights = Array(repeating: 1.0, count: rows.count)
        var found: [Double]?
        for _ in 0..<rounds {
            var matrix = Array(repeating: Array(repeating: 0.0, count: 4), count: 3)
            for (row, weight) in zip(rows, weights) {
                let terms = [1, row.kilometres, row.minutes]
                for i in 0..<3 {
                    for j in 0..<3 { matrix[i][j] += weight * terms[i] * terms[j] }
                    matrix[i][3] += weight * terms[i] * row.fare
                }
            }
            guard let next = Self.eliminate(matrix) else { return nil }
            let moved = zip(next, found ?? [.infinity, .infinity, .infinity])
                .map { abs($0 - $1) }.max()
            found = next
            if let moved, moved < 1e-6 { break }
            for index in rows.indices {
                let row = rows[index]
                let residual =
                    row.fare - next[0] - next[1] * row.kilometres - next[2] * row.minutes
                // A hundredth of a minor unit keeps a row on the line from ruling all others.
                weights[index] = 1 / max(0.01, abs(residual))
            }
        }
        return found.map { ($0[0], $0[1], $0[2]) }
    }

    /// Solves three equations by elimination with pivots.
    private static func eliminate(_ rows: [[Double]]) -> [Double]? {
        var rows = rows
        for column in 0..<3 {
            guard
                let pivot = (column..<3).max(by: {
                    abs(rows[$0][column]) < abs(rows[$1][column])
                }), abs(rows[pivot][column]) > 1e-9
            else { return nil }
            rows.swapAt(column, pivot)
            for row in 0..<3 where row != column {
                let factor = rows[row][column] / rows[column][column]
                for place in column..<4 { rows[row][place] -= factor * rows[column][place] }
            }
        }
        return (0..<3).map { rows[$0][3] / rows[$0][$0] }
    }
}
