import Domain
import GRDB
import Policies
import Store
import TestKit
import Testing
import Trips

/// Whether trips were handed over completely.
@Suite struct DeliveryTests {
    @Test func `a missing day is a gap and not a day without trips`() throws {
        let town = try DeliveredTown()
        let all = DeliveredTown.month("2015-01", days: 1...31, perHour: 3)
        try town.dispatches("trips_2015-01.csv", all.filter { !$0.hasPrefix("2015-01-09") })
        let gaps = try town.review().gaps
        #expect(gaps.map(\.verdict) == [.unexplained])
        #expect(gaps.first?.from.description == "2015-01-09 00:00:00")
        #expect(gaps.first?.until.description == "2015-01-10 00:00:00")
        #expect(gaps.first?.usual == 72)
    }

    @Test func `where trips are few a day without any cannot be told from a missing one`() throws {
        let town = try DeliveredTown()
        let days = [2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18, 20, 21, 23, 24, 26, 27, 29, 30]
        try town.dispatches(
            "trips_2015-01.csv",
            days.map { "2015-01-\($0 < 10 ? "0" : "")\($0) 12:00:00" }
        )
        let verdicts = try Set(town.review().gaps.map(\.verdict))
        #expect(verdicts == [.undeterminable])
    }

    @Test func `months that no file is about are told apart from gaps in a file`() throws {
        let town = try DeliveredTown()
        try town.dispatches(
            "trips_2015-01.csv",
            DeliveredTown.month("2015-01", days: 1...31, perHour: 2)
        )
        try town.dispatches(
            "trips_2015-03.csv",
            DeliveredTown.month("2015-03", days: 1...31, perHour: 2)
        )
        let gaps = try town.review().gaps
        #expect(gaps.map(\.verdict) == [.noFile])
        #expect(gaps.first?.from.description == "2015-02-01 00:00:00")
        #expect(gaps.first?.until.description == "2015-03-01 00:00:00")
    }

    @Test func `as of a day only what was delivered about the days until then is seen`() throws {
        let town = try DeliveredTown()
        try town.dispatches(
            "trips_2015-01.csv",
            DeliveredTown.month("2015-01", days: 1...31, perHour: 2)
                .filter { !$0.hasPrefix("2015-01-20") }
        )
        try town.dispatches(
            "trips_2015-03.csv",
            DeliveredTown.month("2015-03", days: 1...31, perHour: 2)
        )
        let middle = try town.review(until: "2015-01-19")
        #expect(middle.files.map(\.trips) == [19 * 48])
        #expect(middle.gaps == [])
        let january = try town.review(until: "2015-01-31")
        #expect(january.files.map(\.trips) == [30 * 48])
        #expect(january.gaps.map(\.verdict) == [.unexplained])
        // A month that no file is about yet is not a month without a file.
        #expect(try town.review(until: "2015-02-28").gaps == january.gaps)
        #expect(
            try town.review(until: "2015-03-31").gaps.map(\.verdict) == [.unexplained, .noFile]
        )
        #expect(try town.review(until: "2015-03-31").gaps == town.review().gaps)
        #expect(try town.review(until: "2014-12-31").files.isEmpty)
    }

    @Test func `the hour that the clock jumps over is no gap, and an empty hour beside it is`()
        throws
    {
        let all = DeliveredTown.month("2015-03", days: 1...31, perHour: 20)
        let without2 = all.filter { !$0.hasPrefix("2015-03-08 02") }
        let town = try DeliveredTown()
        try town.dispatches("trips_2015-03.csv", without2)
        #expect(try town.review().gaps == [])
        // Without a time zone the hour is as empty as any other.
        #expect(try town.review(timeZone: nil).gaps.count == 1)
        let other = try DeliveredTown()
        try other.dispatches(
            "trips_2015-03.csv",
            without2.filter { !$0.hasPrefix("2015-03-08 03") }
        )
        #expect(try other.review().gaps.map(\.from.description) == ["2015-03-08 02:00:00"])
    }

    @Test(arguments: [(51, 0), (50, 0), (49, 1)])
    func `a day has fallen below half of the weeks before, not at it`(trips: Int, falls: Int) throws
    {
        let town = try DeliveredTown()
        let usual = (0..<28).flatMap { day in
            (0..<100).map { index in
                LocalMoment(seconds: 1_425_168_000 + Int64(day * 86_400 + index * 800)).description
            }
        }
        let last = (0..<trips).map { index in
            LocalMoment(seconds: 1_425_168_000 + Int64(28 * 86_400 + index * 800)).description
        }
        try town.dispatches("trips_20150301-20150329.csv", usual + last)
        let found = try town.review().falls
        #expect(found.count == falls)
        #expect(found.allSatisfy { $0.usual == 100 && $0.spread == 10 && $0.weeks == 4 })
    }

    @Test func `a file that is sent again replaces the first, which is kept`() throws {
        let town = try DeliveredTown()
        let all = DeliveredTown.month("2015-01", days: 1...31, perHour: 2)
        let part = Array(all.dropLast(100))
        try town.dispatches("trips_2015-01.csv", part)
        try town.dispatches("trips_2015-01-corrected.csv", all)
        let review = try town.review()
        #expect(review.files.map(\.trips) == [part.count, all.count])
        #expect(review.files.map(\.replacedBy) == [2, nil])
        #expect(review.repetitions.map(\.isReplacement) == [true])
        #expect(review.repetitions.first?.equal == Share(part.count, of: part.count, unit: "trip"))
        #expect(review.monthly.map { $0.counts.values.reduce(0, +) } == [Int64(all.count)])
        #expect(review.gaps == [])
        // Prices, zones and bases count the later file's trips alone.
        let measures = try DeliveredTown.measures()
        try town.store.read { database in
            let submissions = try LatestSubmissions(database, measures: measures)
            let zones = try OriginCounts.all(database, submissions: submissions)
            #expect(zones.map(\.trips) == [all.count])
            let bases = try BaseStanding.all(database, submissions: submissions)
            #expect(Set(bases.map(\.trips)) == [Int64(all.count)])
        }
    }

    @Test func `a file with other trips of the same days adds to the first`() throws {
        let town = try DeliveredTown()
        let all = DeliveredTown.month("2015-01", days: 1...31, perHour: 2)
        try town.dispatches("north_2015-01.csv", all)
        try town.dispatches("south_2015-01.csv", all, base: "B99902")
        let review = try town.review()
        #expect(review.repetitions.map(\.isReplacement) == [false])
        #expect(review.monthly.map { $0.counts.values.reduce(0, +) } == [Int64(2 * all.count)])
    }

    /// Rides of a file without references: one in each minute from a day's midnight on.
    private func rides(_ count: Int, day: String = "2024-02-01", zone: Int = 0) -> [String] {
        (0..<count).map { minute in
            let (hour, rest) = (minute / 60, minute % 60)
            let time = "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest):00"
            return "HV0003,B99901,\(day) \(time),\(day) 23:59:00,\(minute % 7 + zone),8,2,600,25,20"
        }
    }

    private let rideHeader =
        "hvfhs_license_num,dispatching_base_num,pickup_datetime,dropoff_datetime,PULocationID,"
        + "DOLocationID,trip_miles,trip_time,base_passenger_fare,driver_pay"

    @Test(arguments: [(99, false), (100, true), (200, true)])
    func `a month that is sent again under another name is known by its rows`(
        common: Int,
        isReplacement: Bool
    ) throws {
        let town = try DeliveredTown()
        try town.deliver("delivery one.csv", rideHeader, rides(200))
        // Corrected amounts leave a trip the same, other zones do not; rows come in another order.
        let again = rides(200).prefix(common).map { $0.replacing("25,20", with: "26,21") }
        let others = rides(200, zone: 20).suffix(200 - common)
        try town.deliver("corrected.csv", rideHeader, (again + others).reversed())
        let review = try town.review()
        let found = try #require(review.repetitions.first)
        #expect(found.basis == .rows)
        #expect(found.equal == Share(common, of: 200, unit: "trip"))
        #expect(found.isReplacement == isReplacement)
        #expect(review.files.map(\.trips) == [200, 200])
        #expect(review.files.map(\.replacedBy) == [isReplacement ? 2 : nil, nil])
        #expect(
            review.monthly.map { $0.counts.values.reduce(0, +) } == [isReplacement ? 200 : 400]
        )
    }

    @Test(arguments: [(99, DeliveryRepetition.Basis.names, true), (100, .rows, false)])
    func `of a handful of rows names decide`(
        rows: Int,
        basis: DeliveryRepetition.Basis,
        isReplacement: Bool
    ) throws {
        let town = try DeliveredTown()
        try town.deliver("part_2024-02.csv", rideHeader, rides(rows))
        try town.deliver("other part_2024-02.csv", rideHeader, rides(rows, zone: 20))
        let found = try #require(try town.review().repetitions.first)
        #expect(found.basis == basis)
        #expect(found.isReplacement == isReplacement)
    }

    @Test func `what only one of the files tells makes no trip another one`() throws {
        let town = try DeliveredTown()
        try town.deliver("first.csv", rideHeader, rides(200))
        try town.deliver(
            "second.csv",
            rideHeader + ",request_datetime",
            rides(200).map { $0 + ",2024-02-01 00:00:00" }
        )
        let found = try #require(try town.review().repetitions.first)
        #expect(found.equal == Share(200, of: 200, unit: "trip"))
        #expect(found.isReplacement)
    }

    @Test func `where rows have neither a reference nor a check nobody knows which repeat others`()
        throws
    {
        let town = try DeliveredTown()
        try town.deliver("first.csv", rideHeader, rides(3) + rides(3))
        #expect(try town.review().files.map(\.repeated) == [nil])
    }

    @Test func `equal rows are counted once less than they stand there`() throws {
        let town = try DeliveredTown()
        try town.dispatches(
            "trips_2015-01.csv",
            [
                "2015-01-01 10:00:00", "2015-01-01 10:00:00", "2015-01-01 10:00:00",
                "2015-01-01 10:00:01",
            ]
        )
        #expect(try town.review().files.map(\.repeated) == [2])
    }

    @Test func `a field that is no longer told is lost, and one that never changes is constant`()
        throws
    {
        let town = try DeliveredTown()
        let header =
            "hvfhs_license_num,dispatching_base_num,pickup_datetime,dropoff_datetime,"
            + "PULocationID,DOLocationID,SR_Flag"
        func lines(_ month: String, _ zone: String) -> [String] {
            DeliveredTown.month(month, days: 1...28, perHour: 2).map {
                "HV0003,B99901,\($0),\($0),\(zone),8,"
            }
        }
        try town.deliver("a_2019-02.csv", header, lines("2019-02", "7"))
        try town.deliver("b_2019-03.csv", header, lines("2019-03", ""))
        let review = try town.review()
        let rules = try DeliveredTown.measures().fields
        let remarks = review.files[1].presence
        #expect(remarks.remark(.originZone, before: review.files[0].presence, rules) == .lost)
        #expect(remarks.remark(.destinationZone, before: nil, rules) == .constant)
        #expect(remarks.remark(.pickedUpAt, before: nil, rules) == .none)
        #expect(remarks.share(.originZone) == Share(0, of: 1_344, unit: "trip"))
    }

    @Test(arguments: [
        ("fhv_tripdata_2019-02.csv.gz", "2019-02-01", "2019-02-28"),
        ("acme-trip-202002.csv", "2020-02-01", "2020-02-29"),
        ("B00001_20180101-20180107.csv", "2018-01-01", "2018-01-07"),
        ("day-20180101.csv", "2018-01-01", "2018-01-01"),
    ])
    func `the period is read from the file's name`(name: String, first: String, last: String) {
        let period = DeliveredPeriod(fileName: name)
        #expect(period?.days.lowerBound.description == first)
        #expect(period?.days.upperBound.description == last)
        #expect(period?.isDeclared == true)
    }

    @Test(arguments: [
        "trips.csv", "trips-2019-13.csv", "a_2019-02_2019-03.csv", "20180107-20180101",
    ])
    func `a name that tells no period or two tells none`(name: String) {
        #expect(DeliveredPeriod(fileName: name) == nil)
    }

    @Test(arguments: [
        ("acme-trip-202402.csv", "bolt-trip-202402.csv", 0),
        ("acme-trip-202402.csv", "acme-trip-202402-again.csv", 1),
        ("acme-trip-202402.csv", "trips-202402.csv", 0),
    ])
    func `a company stands in the name of its files, and no other company's replaces them`(
        first: String,
        second: String,
        repetitions: Int
    ) throws {
        let town = try DeliveredTown()
        func file(_ name: String, _ minute: Int) throws {
            try town.deliver(
                name,
                "T1,T2,T3,T4,T6,T8,T9,T10,T14,T26",
                ["D1,US-IL,V1,2024-02-01T08:\(minute):00,2024-02-01T09:00:00,3,20,15,N,9"]
            )
        }
        try file(first, 10)
        try file(second, 20)
        let found = try town.review()
        #expect(found.repetitions.count == repetitions)
        #expect(found.repetitions.count { $0.isReplacement } == repetitions)
        let names = try town.store.read { database in
            try String.fetchAll(
                database,
                sql: "select distinct operator from trip_operator_day order by operator"
            )
        }
        #expect(names.contains("acme"))
        #expect(names.contains("bolt") == second.hasPrefix("bolt"))
    }

    @Test func `a clock that is wrong by years stretches no period`() {
        var days: [CivilDate: Int] = [:]
        for day in 0..<30 { days[CivilDate(daysSinceEpoch: Int32(16_000 + day))] = 1_000 }
        days[CivilDate(daysSinceEpoch: 14_000)] = 2
        let period = DeliveredPeriod(tripsByDay: days)
        #expect(period?.days.lowerBound.daysSinceEpoch == 16_000)
        #expect(period?.days.upperBound.daysSinceEpoch == 16_029)
    }

    @Test func `a base that falls silent while the others go on is a gap of its own`() throws {
        let town = try DeliveredTown()
        let header = "Dispatching_base_num,Pickup_date,Affiliated_base_num,locationID"
        let all = DeliveredTown.month("2015-01", days: 1...31, perHour: 1)
        func lines(_ base: String, _ moments: [String]) -> [String] {
            moments.map { "\(base),\($0),\(base),7" }
        }
        // A small base has days without trips, which say nothing.
        let noons = all.filter { $0.contains(" 12:") && $0.contains("1 12:") }
        let large = lines("B99901", all)
        let silent = lines("B99902", all.filter { !$0.hasPrefix("2015-01-14") })
        let small = lines("B99903", noons)
        try town.deliver("trips_2015-01.csv", header, large + silent + small)
        let gaps = try town.review().gaps
        #expect(gaps.map(\.series.base) == ["B99902"])
        #expect(gaps.map(\.verdict) == [.unexplained])
        #expect(gaps.map(\.from.day) == [CivilDate("2015-01-14")])
    }

    @Test(arguments: [(2, 0), (24, 1)])
    func `a base that shrinks has another usual rate, so that an empty day says less`(
        perDay: Int,
        gaps: Int
    ) throws {
        let town = try DeliveredTown()
        let header = "Dispatching_base_num,Pickup_date,Affiliated_base_num,locationID"
        let all = DeliveredTown.month("2015-01", days: 1...31, perHour: 1)
        // Every hour of the first half, then so many a day, and none on the 25th.
        let shrunk = all.enumerated().filter { place, moment in
            place < 15 * 24 || (place % 24 < perDay && !moment.hasPrefix("2015-01-25"))
        }
        let lines = all.map { "B99901,\($0),B99901,7" }
        let others = shrunk.map { "B99902,\($0.element),B99902,7" }
        try town.deliver("trips_2015-01.csv", header, lines + others)
        let found = try town.review().gaps.filter { "\($0.from.day)" >= "2015-01-20" }
        #expect(found.map(\.series.base) == Array(repeating: "B99902", count: gaps))
    }

    @Test(arguments: [
        ("2023-11-21", "in time"), ("2023-11-22", "in time"),
        ("2023-11-23", "loaded after it was due: see when it was handed over"),
    ])
    func `a monthly file is due on the day of the agreement`(day: String, expected: String) throws {
        let agreements = try CityCatalogue(folder: RepositoryRoot.path("analyses/cities"))
            .agreements(of: "chicago")
        func load(_ name: String) -> Load {
            Load(
                fileName: name,
                fileBytes: 1,
                fileSHA256: name,
                formatID: "chicago.tnp-trips",
                formatVersion: 1,
                formatEra: "1",
                kind: "trip",
                precedence: 0,
                snapshotDate: nil,
                snapshotPrecision: "none",
                snapshotDeterminedBy: "periods in the rows",
                currency: "USD",
                loadedAt: "\(day)T12:00:00Z"
            )
        }
        let names = ["acme-trip-202310.csv", "acme-trip-202312.csv", "acme-trip-202003.csv"]
        let due = DueDelivery.all(agreements, names.map(load)).filter { "\($0.month)" >= "2023-10" }
        #expect(due.map { "\($0.dueOn)" } == ["2023-11-21", "2023-12-21", "2024-01-21"])
        #expect(due.map(\.verdict.rawValue).first == expected)
        #expect(due[1].verdict == .missing)
        // Before the manual was in force nothing was due by it.
        let all = DueDelivery.all(agreements, names.map(load))
        #expect(all.first.map { "\($0.month)" } == "2020-09-01")
    }
}
