import Store
import Testing
import Trips

/// What an airport counted, beside the trips that were handed over.
@Suite struct PlaceComparisonTests {
    /// Trips of February: so many from the airport, one to it, and so many without a zone.
    private func town(
        from: Int,
        untold: Int = 0,
        counts: [String],
        days: ClosedRange<Int> = 1...29
    ) throws -> DeliveredTown {
        let town = try DeliveredTown()
        let header =
            "hvfhs_license_num,dispatching_base_num,pickup_datetime,dropoff_datetime,PULocationID,"
            + "DOLocationID,trip_miles,trip_time,base_passenger_fare,driver_pay"
        func trip(_ day: Int, _ from: String, _ to: String, _ minute: Int) -> String {
            let date = "2024-02-\(day < 10 ? "0" : "")\(day)"
            let (hour, rest) = (minute / 60, minute % 60)
            let time = "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest):00"
            return "HV0003,B99901,\(date) \(time),\(date) 23:59:00,\(from),\(to),2,600,25,20"
        }
        var trips = (0..<from).map { trip(days.lowerBound, "132", "8", $0) }
        trips += (0..<untold).map { trip(days.lowerBound, "", "8", 700 + $0) }
        trips += [trip(days.lowerBound, "8", "132", 1_000), trip(days.upperBound, "8", "9", 1_000)]
        try town.deliver(
            "trips.csv",
            header,
            trips
        )
        try town.deliver(
            "counts.csv",
            "airport,zones,operator,service,period_start,period_end,pick_ups,drop_offs",
            counts
        )
        return town
    }

    private func comparisons(_ town: DeliveredTown) throws -> [PlaceComparison] {
        let review = try town.review()
        let measures = try DeliveredTown.measures()
        return try town.store.read { database in
            try PlaceComparison.all(
                database,
                review,
                submissions: LatestSubmissions(database, measures: measures)
            )
        }
    }

    private let february = "JFK,1 132,,,2024-02-01,2024-02-29,"

    @Test(arguments: [
        (97, 0, PlaceComparison.Verdict.fewer), (98, 0, .agree), (100, 0, .agree),
        (102, 0, .agree), (103, 0, .more), (97, 1, .untold), (90, 7, .fewer), (90, 8, .untold),
    ])
    func `a count agrees within the tolerance, and untold zones accuse nobody`(
        from: Int,
        untold: Int,
        verdict: PlaceComparison.Verdict
    ) throws {
        let found = try comparisons(town(from: from, untold: untold, counts: [february + "100,"]))
        let one = try #require(found.first)
        #expect(found.count == 1)
        #expect(one.direction == .pickUps)
        #expect(one.trips == from)
        #expect(one.untold == untold)
        #expect(one.verdict(tolerance: 0.02) == verdict)
    }

    @Test func `pick-ups and drop-offs are counted apart, by operator and service`() throws {
        let town = try town(
            from: 5,
            counts: [
                february + "5,1", "JFK,132,HV0005,,2024-02-01,2024-02-29,3,3",
                "JFK,132,HV0003,ride-hail,2024-02-01,2024-02-29,,1",
                "JFK,132,HV0003,taxi,2024-02-01,2024-02-29,,1",
            ]
        )
        let found = try comparisons(town)
        #expect(found.map(\.trips) == [5, 1, 1, 0, 0, 0])
        #expect(
            found.map { $0.verdict(tolerance: 0.02) } == [
                .agree, .agree, .agree, .fewer, .notCovered, .notCovered,
            ]
        )
    }

    @Test func `days about which there is no file are not compared`() throws {
        let town = try town(from: 5, counts: [february + "5,"], days: 2...29)
        #expect(try comparisons(town).map { $0.verdict(tolerance: 0.02) } == [.notCovered])
    }

    @Test func `of two counts of the same thing the last one loaded counts`() throws {
        let town = try town(from: 5, counts: [february + "9,"])
        try town.deliver(
            "counts again.csv",
            "airport,zones,operator,service,period_start,period_end,pick_ups,drop_offs",
            [february + "5,"]
        )
        #expect(try comparisons(town).map(\.against) == [5])
    }
}
