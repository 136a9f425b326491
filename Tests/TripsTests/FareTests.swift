import Domain
import GRDB
import Policies
import Store
import StrictYAML
import TestKit
import Testing
import Trips

/// What trips cost, and like for like.
@Suite struct FareTests {
    private static func measures() throws -> FareMeasures {
        try FareMeasures(
            document: YAMLDocument(contentsOf: RepositoryRoot.path("analyses/measures/fares.yaml"))
        )
    }

    private static func prices(_ database: Database) throws -> FarePrices {
        try FarePrices(
            database,
            measures: measures(),
            submissions: LatestSubmissions(database, measures: DeliveredTown.measures()),
            tariffs: [],
            by: .operator
        )
    }

    private static let header =
        "hvfhs_license_num,dispatching_base_num,pickup_datetime,dropoff_datetime,PULocationID,"
        + "DOLocationID,trip_miles,trip_time,base_passenger_fare,driver_pay"

    /// A trip as a line of a file: operator, hour, minutes, miles, fare and pay in cents.
    private static func line(
        _ company: String,
        hour: Int = 12,
        minutes: Int,
        miles: Double,
        fare: Int,
        pay: Int = 100
    ) -> String {
        func money(_ cents: Int) -> String {
            "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
        }
        return "\(company),B99901,2024-03-01 \(hour):00:00,2024-03-01 \(hour):59:00,7,8,\(miles),"
            + "\(minutes * 60),\(money(fare)),\(money(pay))"
    }

    private static func town(_ lines: [String]) throws -> DeliveredTown {
        let town = try DeliveredTown()
        try town.deliver("trips_2024-03.csv", header, lines)
        return town
    }

    @Test func `quantiles of counted numbers are those of the sorted numbers`() {
        var state: UInt64 = 7
        for count in [1, 2, 3, 10, 101, 1_000] {
            var histogram = ExactHistogram()
            var values: [Double] = []
            for _ in 0..<count {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let value = Double(Int(state >> 40) % 50 - 20)
                values.append(value)
                histogram.add(value)
            }
            values.sort()
            let middle = (values[(count - 1) / 2] + values[count / 2]) / 2
            #expect(histogram.median == middle)
            #expect(histogram.quantiles([0, 1]) == [values[0], values[count - 1]])
        }
        #expect(ExactHistogram().median == nil)
    }

    @Test(
        arguments: [
            // The clock was set forward at 02:00: 20 minutes, not 80.
            ("2024-03-10 01:50:00", "2024-03-10 03:10:00", "America/New_York", 500.0),
            ("2024-03-10 01:50:00", "2024-03-10 03:10:00", nil, 125),
            ("2024-03-10 04:50:00", "2024-03-10 06:10:00", "America/New_York", 125),
            // Set back at 02:00: two hours and twenty minutes, not 80 minutes.
            ("2024-11-03 00:50:00", "2024-11-03 02:10:00", "America/New_York", 71.4),
            // From an hour that came twice: nobody knows which one it was.
            ("2024-11-03 01:50:00", "2024-11-03 02:10:00", "America/New_York", nil),
        ] as [(String, String, String?, Double?)]
    )
    func `prices a minute are of true minutes when the clock is set`(
        start: String,
        end: String,
        timeZone: String?,
        expected: Double?
    ) throws {
        let town = try DeliveredTown()
        try town.deliver(
            "trips.csv",
            "hvfhs_license_num,dispatching_base_num,pickup_datetime,dropoff_datetime,PULocationID,"
                + "DOLocationID,trip_miles,trip_time,base_passenger_fare,driver_pay",
            ["HV0001,B99901,\(start),\(end),7,8,10,,100.00,60.00"]
        )
        let prices = try town.store.read {
            try FarePrices(
                $0,
                measures: Self.measures(),
                submissions: LatestSubmissions($0, measures: DeliveredTown.measures()),
                timeZone: timeZone,
                tariffs: [],
                by: .operator
            )
        }
        let group = try #require(prices.groups.first)
        #expect(group.trips == 1)
        // Tenths of a cent.
        let perMinute = group.perMinute.median.map { $0 / 10 }
        #expect((perMinute == nil) == (expected == nil))
        if let perMinute, let expected { #expect(abs(perMinute - expected) < 0.1) }
    }

    @Test func `prices are told by operator, with the driver's part`() throws {
        let town = try Self.town(
            (1...11).map { Self.line("HV0001", minutes: 10, miles: 2, fare: 1_000 + $0, pay: 600) }
                + [Self.line("HV0002", minutes: 20, miles: 4, fare: 3_000, pay: 1_500)]
        )
        let prices = try town.store.read {
            try Self.prices($0)
        }
        #expect(prices.groups.map(\.name) == ["HV0001", "HV0002"])
        #expect(prices.groups.map(\.trips) == [11, 1])
        // 10.06 over 3,219 metres: 312.5 minor units per kilometre, in tenths.
        #expect(prices.groups[0].perKilometre.median == 3_125)
        #expect(prices.groups[0].perMinute.median == 1_006)
        #expect(prices.groups[0].paid.pay == 6_600)
        #expect(prices.groups[0].paid.fares == 11_066)
    }

    @Test(arguments: [
        // Half a mile is 804.7 metres and kept as 805; a fare of nothing is none.
        (0.49, 1_000, 10, 0), (0.5, 1_000, 10, 1), (2, 0, 10, 0), (2, -500, 10, 0),
        // Faster than is believed; slower than is believed has a price per kilometre only.
        (20, 1_000, 10, 0), (2, 1_000, 1_000, 1),
    ])
    func `trips whose price means nothing are left out`(
        miles: Double,
        fare: Int,
        minutes: Int,
        usable: Int
    ) throws {
        let good = Self.line("HV0001", minutes: 10, miles: 2, fare: 1_000)
        let money = fare < 0 ? "-\(-fare / 100).00" : "\(fare / 100).00"
        let odd =
            "HV0002,B99901,2024-03-01 12:00:00,2024-03-01 12:59:00,7,8,\(miles),\(minutes * 60),"
            + "\(money),1.00"
        let prices = try Self.town([good, odd]).store.read {
            try Self.prices($0)
        }
        #expect(prices.trips == 2)
        #expect(prices.usable == 1 + usable)
    }

    @Test func `an operator that asks a tenth more for like trips is told so`() throws {
        let lines = (0..<40).flatMap { index in
            [
                Self.line("HV0001", minutes: 10, miles: 2, fare: 1_000 + index),
                Self.line("HV0002", minutes: 10, miles: 2, fare: 1_100 + index),
            ]
        }
        // Of another part of the day, nine trips are too few to be compared.
        let few = (0..<9).map { _ in
            Self.line("HV0002", hour: 22, minutes: 10, miles: 2, fare: 9_000)
        }
        let compared = try Self.town(lines + few).store.read {
            try LikeForLike(
                $0,
                measures: Self.measures(),
                submissions: LatestSubmissions($0, measures: DeliveredTown.measures())
            )
        }
        #expect(compared.cells == 1)
        #expect(compared.operators.map(\.alone) == [0, 9])
        let medians = compared.operators.compactMap { $0.residuals.median }
        #expect(medians.count == 2)
        #expect(abs(medians[1] / medians[0] - 1.098) < 0.003)
    }

    @Test func `the multiplier is found where a fifth of the trips is raised`() throws {
        let lines = (0..<1_000).map { index in
            let miles = 1 + Double(index % 17) / 2
            let minutes = 6 + (index * 7) % 31
            let base = 250 + 160 * miles + 35 * Double(minutes)
            return Self.line(
                "HV0001",
                minutes: minutes,
                miles: miles,
                fare: Int((index % 5 == 0 ? base * 1.8 : base).rounded())
            )
        }
        let estimate = try Self.town(lines).store.read {
            try PriceMultiplier(
                $0,
                measures: Self.measures(),
                submissions: LatestSubmissions($0, measures: DeliveredTown.measures())
            )
        }
        let regime = try #require(estimate.regimes.first)
        let fit = try #require(regime.coefficients)
        #expect(abs(fit.initial - 250) < 3)
        #expect(abs(fit.perKilometre - 160 / 1.609344) < 1)
        #expect(abs(fit.perMinute - 35) < 0.5)
        #expect(regime.raised.trips == 200)
        #expect(abs((regime.multipliers.quantiles([0.95]).first ?? 0) - 1_800) < 10)
    }

    @Test(arguments: [(199, false), (200, true)])
    func `with too few trips there is no estimate`(trips: Int, isFitted: Bool) throws {
        let lines = (0..<trips).map { index in
            Self.line("HV0001", minutes: 6 + index % 13, miles: 1 + Double(index % 7), fare: 1_000)
        }
        let estimate = try Self.town(lines).store.read {
            try PriceMultiplier(
                $0,
                measures: Self.measures(),
                submissions: LatestSubmissions($0, measures: DeliveredTown.measures())
            )
        }
        #expect((estimate.regimes.first?.coefficients != nil) == isFitted)
    }

    @Test func `a meter charges at least the way and at most way and time`() throws {
        let cities = CityCatalogue(folder: RepositoryRoot.path("analyses/cities"))
        let day = try #require(CivilDate("2019-06-01"))
        let tariff = try #require(
            try cities.tariffs(of: "new-york").first { $0.holds(day, service: "taxi") }
        )
        // Two miles in ten minutes: 2.50 + 5.00, and 5.00 more had it stood all the time.
        #expect(abs(tariff.least(metres: 3_219) - 750) < 0.2)
        #expect(abs(tariff.most(metres: 3_219, seconds: 600) - 1_250) < 0.2)
        #expect(!tariff.holds(day, service: "ride-hail"))
        let later = try #require(CivilDate("2022-12-19"))
        #expect(!tariff.holds(later, service: "taxi"))
    }

    // 10 miles and 20 minutes: the meter shows 2.50 + 10 x 2.50 = 27.50 at least and 10.00 more at
    // most, and a step of 0.50 either way; ten miles are stored as 16,093 m, half a metre short.
    @Test(arguments: [
        (2_699, (1, 0, 0)), (2_700, (0, 1, 0)), (3_799, (0, 1, 0)), (3_800, (0, 0, 1)),
    ])
    func `a ride is set beside the tariff of taxis where it has none of its own`(
        fare: Int,
        expected: (Int, Int, Int)
    ) throws {
        let town = try Self.town([Self.line("HV0003", minutes: 20, miles: 10, fare: fare)])
        let tariffs = try Tariff.all(
            document: YAMLDocument(
                text: """
                    tariffs:
                      - {service: taxi, in-force-from: 2012-09-04, unit: mile, initial: 2.50,
                         per-distance: 2.50, per-minute: 0.50, confidence: found, source: a test}
                    """,
                file: "tariffs.yaml"
            )
        )
        let measures = try Self.measures()
        let delivery = try DeliveredTown.measures()
        let prices = try town.store.read { database in
            try FarePrices(
                database,
                measures: measures,
                submissions: LatestSubmissions(database, measures: delivery),
                tariffs: tariffs,
                by: .operator
            )
        }
        let group = try #require(prices.groups.first)
        #expect(group.besideOtherTariff == 1)
        #expect(group.againstTariff == expected)
    }
}
