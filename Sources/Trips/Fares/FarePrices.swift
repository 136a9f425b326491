internal import Domain
public import GRDB
public import Policies
internal import Store

/// What trips cost by operator, zone of pick-up, hour or month, beside the tariff.
public struct FarePrices: Sendable {
    /// What trips are grouped by.
    public enum Grouping: String, Hashable, Sendable, CaseIterable {
        /// The operator.
        case `operator`

        /// The zone of the pick-up.
        case origin

        /// The hour of the pick-up.
        case hour

        /// The month of the pick-up.
        case month

        /// The operator and the month.
        case operatorMonth = "operator-month"
    }

    /// A group of trips.
    public struct Group: Sendable {
        /// Its name by the grouping.
        public var name: String

        /// Trips whose price can be measured.
        public var trips = 0

        /// Tenths of a minor unit per kilometre.
        public var perKilometre = ExactHistogram()

        /// Tenths of a minor unit per minute.
        public var perMinute = ExactHistogram()

        /// Trips beside which a tariff in force can be set: of their own service, else of the one
        /// that others are compared with.
        public var besideTariff = 0

        /// Of these, trips whose service has another service's tariff set beside it.
        public var besideOtherTariff = 0

        /// Trips with a told time beside a tariff: those whose fare is less than the meter shows at
        /// least, within what it may show, and more than it can show.
        public var againstTariff = (below: 0, within: 0, above: 0)

        /// The fare as a part of the least by tariff, in thousandths.
        public var ofTariff = ExactHistogram()

        /// Trips whose driver's pay is told, and the sums of their fares and of the pay.
        public var paid = (trips: 0, fares: Int64(0), pay: Int64(0))

        /// Fares, and tips where they are told.
        public var sums = (fares: Int64(0), tips: Int64(0))
    }

    /// The groups in the order of their names.
    public let groups: [Group]

    /// Trips of the store.
    public let trips: Int

    /// Trips whose price can be measured.
    public let usable: Int

    /// Looks at all trips of a store.
    ///
    /// - Parameters:
    ///   - database: the store's.
    ///   - measures: which trips are usable.
    ///   - submissions: which trips count.
    ///   - timeZone: the city's: durations are true where the clock is set within a trip.
    ///   - tariffs: the city's; may be empty.
    ///   - grouping: what groups are made by.
    /// - Throws: `DatabaseError`.
    public init(
        _ database: Database,
        measures: FareMeasures,
        submissions: LatestSubmissions,
        timeZone: String? = nil,
        tariffs: [Tariff],
        by grouping: Grouping
    ) throws {
        var scan = try FareScan(database, measures, submissions, timeZone: timeZone)
        var groups: [Int64: Group] = [:]
        var tariffOf: [TariffKey: Tariff?] = [:]
        var services: [Int32: String] = [:]
        // Names of services are known only after the first pass over a load's names.
        try scan.forEach { trip in services[trip.servicePlace] = "" }
        for place in services.keys { services[place] = scan.names.services.names[Int(place)] }
        try scan.forEach { trip in
            let month = Int64(trip.day.firstOfMonth.daysSinceEpoch)
            let key: Int64 =
                switch grouping {
                case .operator: Int64(trip.operatorPlace)
                case .origin: Int64(trip.origin)
                case .hour: Int64(trip.hour)
                case .month: month
                case .operatorMonth: month << 32 | Int64(trip.operatorPlace)
                }
            let tariffKey = TariffKey(service: trip.servicePlace, day: trip.day)
            if tariffOf[tariffKey] == nil {
                let service = services[trip.servicePlace] ?? ""
                tariffOf[tariffKey] = .some(
                    tariffs.first { $0.holds(trip.day, service: service) }
                        ?? tariffs.first {
                            $0.holds(trip.day, service: measures.comparedService)
                        }
                )
            }
            let tariff = tariffOf[tariffKey] ?? nil
            let isOwn = tariff?.service == services[trip.servicePlace]
            groups[key, default: Group(name: "")].add(trip, tariff, isOwn: isOwn)
        }
        let names = scan.names
        self.groups = groups.map { key, group in
            var group = group
            group.name =
                switch grouping {
                case .operator: names.operators.names[Int(key)]
                case .origin: key < 0 ? "" : names.zones.names[Int(key)]
                case .hour: (key < 10 ? "0" : "") + String(key)
                case .month: Self.month(key)
                case .operatorMonth:
                    Self.month(key >> 32) + " " + names.operators.names[Int(key & 0xFFFF_FFFF)]
                }
            return group
        }.sorted { left, right in
            // Numbers of zones in their order, names by their letters.
            (Int(left.name) ?? .max, left.name) < (Int(right.name) ?? .max, right.name)
        }
        trips = scan.trips
        usable = scan.usable
    }

    private static func month(_ day: Int64) -> String {
        String(CivilDate(daysSinceEpoch: Int32(day)).description.prefix(7))
    }

    private struct TariffKey: Hashable {
        var service: Int32
        var day: CivilDate
    }
}

extension FarePrices.Group {
    fileprivate mutating func add(_ trip: FareTrip, _ tariff: Tariff?, isOwn: Bool) {
        trips += 1
        let fare = Double(trip.fare)
        perKilometre.add(fare * 10_000 / Double(trip.metres))
        if let seconds = trip.seconds { perMinute.add(fare * 600 / Double(seconds)) }
        sums.fares += trip.fare
        sums.tips += trip.tip ?? 0
        if let pay = trip.driverPay {
            paid.trips += 1
            paid.fares += trip.fare
            paid.pay += pay
        }
        guard let tariff else { return }
        besideTariff += 1
        if !isOwn { besideOtherTariff += 1 }
        let least = tariff.least(metres: trip.metres)
        ofTariff.add(fare * 1_000 / least)
        if let seconds = trip.seconds {
            // The meter counts in whole steps: one of each may be charged more or less.
            let step = tariff.perMetre * LengthUnit.mile.metres / 5
            let most = tariff.most(metres: trip.metres, seconds: seconds)
            if fare < least - step {
                againstTariff.below += 1
            } else if fare > most + step {
                againstTariff.above += 1
            } else {
                againstTariff.within += 1
            }
        }
    }
}
