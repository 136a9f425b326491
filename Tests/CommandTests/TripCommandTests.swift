import Foundation
import TestKit
import Testing

/// The commands on trips, from the outside.
@Suite struct TripCommandTests {
    @Test(arguments: [1, 2])
    func `every class planted in trips is found, and nothing else`(seed: Int) throws {
        let folder = try TemporaryFolder()
        let result = try BuiltProgram.run([
            "demo", "--out", folder.path("out"), "--listings", "20", "--seed", "\(seed)",
        ])
        #expect(result.status == 0)
        let score = try #require(result.output.components(separatedBy: "planted_in_trips").last)
        let rows = score.split(separator: "\n").map { $0.split(separator: " ") }
            .filter { $0.count == 6 && Int($0[1]) != nil }
        #expect(rows.count == 20)
        for row in rows {
            #expect(try #require(Int(row[1])) > 0, "\(row[0]) is not planted")
            #expect(try #require(Double(row[4])) >= 0.99, "recall of \(row[0])")
            #expect(try #require(Double(row[5])) >= 0.99, "precision of \(row[0])")
        }
    }

    @Test func `a share that was not reached is counted again by the question it tells`() throws {
        let folder = try TemporaryFolder()
        let store = folder.path("s.sqlite")
        let rows = (0..<20).map { place -> String in
            let day = place == 0 ? "2020-01-01" : "2020-12-31"
            let hour = (place < 10 ? "0" : "") + String(place)
            return "HV0003,B00001,\(day) \(hour):00:00,\(day) \(hour):10:00,"
                + "\(day) \(hour):20:00,7,8,2,600,25.00,0,20.00,N,\(place == 7 ? "Y" : "N")"
        }
        let header =
            "hvfhs_license_num,dispatching_base_num,request_datetime,pickup_datetime,"
            + "dropoff_datetime,PULocationID,DOLocationID,trip_miles,trip_time,"
            + "base_passenger_fare,congestion_surcharge,driver_pay,shared_match_flag,"
            + "wav_match_flag"
        let file = try folder.write(
            "trips.csv",
            ([header] + rows).joined(separator: "\n") + "\n"
        )
        for arguments in [["ingest", file, "--city", "new-york"], ["analyze"]] {
            #expect(try BuiltProgram.run(arguments + ["--store", store]).status == 0)
        }
        let found = try BuiltProgram.run([
            "findings", "--rule", "trip-accessible-share-not-reached", "--format", "csv",
            "--store", store,
        ])
        let finding = try #require(
            found.output.split(separator: "\n").dropFirst().first?.split(separator: ",").first
        )
        let explained = try BuiltProgram.run([
            "explain", "finding", String(finding), "--store", store,
        ]).output
        #expect(explained.contains("5 %: 1 of 20 trips"))
        let question = try #require(
            explained.split(separator: "\n").first { $0.hasPrefix("  recount: ") }
        ).dropFirst(11)
        let answer = try BuiltProgram.run([
            "query", String(question), "--format", "csv", "--store", store,
        ])
        #expect(answer.output == "trips,accessible,not_told\n20,1,0\n")
    }

    @Test(arguments: [
        ("repetitions", "no two files of one layout are about the same days"),
        ("falls", "no day has far fewer trips"), ("bases", ""),
        ("agreements", "no agreement of the city is known"),
    ])
    func `a section of deliveries without rows says what that means`(
        section: String,
        words: String
    ) throws {
        let folder = try TemporaryFolder()
        let store = folder.path("s.sqlite")
        let file = try folder.write(
            "trips.csv",
            """
            Dispatching_base_num,Pickup_date,Affiliated_base_num,locationID
            B99901,2015-05-02 21:43:00,B99901,237

            """
        )
        #expect(try BuiltProgram.run(["ingest", file, "--store", store]).status == 0)
        let told = try BuiltProgram.run(["delivery", "--section", section, "--store", store])
        #expect(told.status == 0)
        #expect(words.isEmpty ? told.errors.isEmpty : told.errors.hasPrefix("note: \(words)"))
    }

    @Test func `the same seed gives the same trips`() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] {
            let arguments = ["--listings", "10", "--drivers", "20", "--seed", "7"]
            let result = try BuiltProgram.run(["synth", "--out", folder.path(name)] + arguments)
            #expect(result.status == 0)
        }
        for file in [
            "trips/hvfhv-2024-02.csv.gz", "trips/acme-trip-202402.csv", "trips/answer-key.json",
            "registers/drivers-2024-02-19.csv", "registers/vehicles-2024-02-05.csv",
        ] {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("a/\(file)")))
            #expect(bytes == (try Data(contentsOf: URL(fileURLWithPath: folder.path("b/\(file)")))))
            #expect(!bytes.isEmpty)
        }
    }

    @Test func `a store without trips says so, and a rule that is not known is named`() throws {
        let folder = try TemporaryFolder()
        let store = folder.path("s.sqlite")
        let register = try folder.write(
            "drivers-2024-03-01.csv",
            "driver_register,licence_number,status,valid_from,valid_until\ndrivers,1,active,,\n"
        )
        #expect(
            try BuiltProgram.run(["ingest", register, "--store", store, "--city", "synthetic"])
                .status
                == 0
        )
        let empty = try BuiltProgram.run(["trips", "--store", store])
        #expect(empty.status == 1)
        #expect(empty.errors.contains("holds no trips"))
        let due = try BuiltProgram.run(["delivery", "--section", "due", "--store", store])
        #expect(due.status == 1)
        #expect(due.errors.contains("no monthly file was due"))
        let unknown = try BuiltProgram.run(["trips", "--store", store, "--rule", "driver"])
        #expect(unknown.status == 1)
        #expect(unknown.errors.contains("no rule 'driver'"))
        #expect(unknown.errors.contains("driver-registered"))
    }

    @Test func `a trip is walked to its rules, and a driver to the registers`() throws {
        let folder = try TemporaryFolder()
        let store = folder.path("s.sqlite")
        let register = try folder.write(
            "drivers-2024-03-01.csv",
            "driver_register,licence_number,licence_class,status,valid_from,valid_until\n"
                + "drivers,71,taxi,revoked,2020-01-01,2026-12-31\n"
        )
        let columns =
            "hvfhs_license_num,dispatching_base_num,driver_license_num,vehicle_license_num,"
            + "pickup_datetime,dropoff_datetime,PULocationID,DOLocationID,trip_miles,trip_time,"
            + "base_passenger_fare,driver_pay"
        let trips = try folder.write(
            "march.csv",
            columns
                + "\nHV0003,B00001,71,T1,2024-03-05 10:00:30,2024-03-05 10:10:30,7,8,2,600,12,8.54\n"
        )
        let loaded = try BuiltProgram.run([
            "ingest", register, trips, "--store", store, "--city", "synthetic",
        ])
        #expect(loaded.status == 0)
        let explained = try BuiltProgram.run([
            "explain", "trip", "march.csv", "2", "--store", store,
        ])
        #expect(explained.status == 0)
        // By the minute, and nothing finer.
        #expect(explained.output.contains("picked_up_at: 2024-03-05 10:00\n"))
        #expect(explained.output.contains("2024-03-01 drivers: revoked, taxi, from 2020-01-01"))
        #expect(explained.output.contains("violation: not active"))
        #expect(explained.output.contains("paid 8.54; the law: at least 8.55"))
        #expect(explained.output.contains("undeterminable: no register loaded"))
        let shown = try BuiltProgram.run(["show", "driver", "71", "--store", store])
        #expect(shown.output.contains("revoked"))
        #expect(shown.output.contains("hours with passengers"))
        let none = try BuiltProgram.run(["explain", "trip", "march.csv", "9", "--store", store])
        #expect(none.status == 1)
        #expect(none.errors.contains("no trip was loaded from row 9"))
    }

    @Test func `a query sees the trips as an ordinary table`() throws {
        let folder = try TemporaryFolder()
        let city = folder.path("city")
        let store = folder.path("s.sqlite")
        let arguments = ["--listings", "10", "--drivers", "30", "--seed", "5"]
        #expect(try BuiltProgram.run(["synth", "--out", city] + arguments).status == 0)
        let files = [
            "trips/hvfhv-2024-02.csv.gz", "trips/acme-trip-202402.csv",
            "registers/drivers-2024-02-05.csv", "registers/bases-2024-02-05.csv",
        ]
        let loaded = try BuiltProgram.run(
            ["ingest"] + files.map { "\(city)/\($0)" }
                + ["--store", store, "--city", "synthetic"]
        )
        #expect(loaded.status == 0)
        func asked(_ sql: String) throws -> String {
            let result = try BuiltProgram.run(["query", sql, "--store", store, "--format", "csv"])
            #expect(result.status == 0, "\(result.errors)")
            return result.output
        }
        /// Both must give the same rows, and some.
        func agree(_ one: String, _ two: String) throws {
            let rows = try asked(one)
            #expect(rows.split(separator: "\n").count > 1)
            #expect(try rows == asked(two))
        }
        try agree(
            "select count(*) as n from trip",
            "select sum(trips) as n from trip_block"
        )
        try agree(
            """
            select load_id, origin_zone, substr(picked_up_at, 1, 13) as hour, count(*) as trips,
              sum(distance_m) as metres, sum(fare_minor) as fare
            from trip group by 1, 2, 3 order by 1, 3, 2
            """,
            """
            select load_id, origin_zone, hour, trips, distance_m as metres, fare_minor as fare
            from trip_zone_hour order by 1, 3, 2
            """
        )
        try agree(
            """
            select driver_licence, min(picked_up_at) as first, max(picked_up_at) as last,
              count(*) as trips
            from trip where load_id = (select max(load_id) from trip_driver_total)
            group by 1 order by 1
            """,
            """
            select driver_licence, first_at as first, last_at as last, trips
            from trip_driver_total
            where load_id = (select max(load_id) from trip_driver_total) order by 1
            """
        )
        try agree(
            """
            select count(*) as n from trip
            where picked_up_at between '2024-02-10' and '2024-02-12 08:30'
            """,
            """
            select count(*) as n from trip
            where picked_up_at || '' between '2024-02-10' and '2024-02-12 08:30'
            """
        )
        try agree(
            """
            select count(*) as n from trip join base_register_entry as b
              on b.base_number = trip.dispatching_base
            """,
            """
            select count(*) as n from trip where dispatching_base || '' in
              (select base_number from base_register_entry)
            """
        )
        #expect(try asked("select row_number from trip limit 3").split(separator: "\n").count == 4)
        let hidden = try asked("select driver_licence from trip where driver_licence > '' limit 1")
        #expect(hidden.contains("\n~"))
        let around = try BuiltProgram.run([
            "query", "select driver_licence from main.trip", "--store", store,
        ])
        #expect(around.status == 1)
        #expect(around.errors.contains("trip.driver_licence tells of people"))
    }

    @Test func `days that are sent again count once, and the first version is kept`() throws {
        let folder = try TemporaryFolder()
        let store = folder.path("s.sqlite")
        let header =
            "T1,T2,T3,T4,T5,T6,T7,T8,T9,T10,T11,T12,T13,T14,T15,T16,T17,T18,T19,T20,T21,T22,"
            + "T23,T24,T25,T26,T27,T28,T29"
        func line(_ trip: Int, day: Int, fare: Int) -> String {
            "D1,US-IL,V1,2024-02-0\(day)T10:0\(trip):00,8,2024-02-0\(day)T10:30:00,32,4.5,\(fare).00,"
                + "\(fare).00,0.00,0.00,,N,,,,,,,0.00,,t-\(day)-\(trip),1,,9.00,N,600,4.5"
        }
        func file(_ name: String, _ days: ClosedRange<Int>, fare: Int) throws -> String {
            let lines = days.flatMap { day in (0..<3).map { line($0, day: day, fare: fare) } }
            return try folder.write(name, ([header] + lines).joined(separator: "\n") + "\n")
        }
        let files = [
            try file("acme-trip-20240201-20240204.csv", 1...4, fare: 10),
            try file("acme-trip-20240202-20240203.csv", 2...3, fare: 20),
        ]
        let loaded = try BuiltProgram.run(
            ["ingest"] + files + ["--store", store, "--city", "chicago"]
        )
        #expect(loaded.status == 0, "\(loaded.errors)")
        func asked(_ sql: String) throws -> [String] {
            let result = try BuiltProgram.run(["query", sql, "--store", store, "--format", "csv"])
            #expect(result.status == 0, "\(result.errors)")
            return result.output.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
        }
        #expect(
            try asked("select load_id, count(*), sum(fare_minor) from trip group by 1")
                == ["1,6,6000", "2,6,12000"]
        )
        #expect(
            try asked(
                "select load_id, replaced_by, count(*), group_concat(row_number, ' ') "
                    + "from trip_submitted group by 1, 2 order by 1, 2"
            ) == ["1,,6,2 3 4 11 12 13", "1,2,6,5 6 7 8 9 10", "2,,6,2 3 4 5 6 7"]
        )
        let trips = try BuiltProgram.run(["trips", "--store", store])
        #expect(trips.output.contains("12 trips picked up from 2024-02-01 to 2024-02-04"))
        #expect(trips.output.contains("6 more stand in files that later files replace"))
        let fares = try BuiltProgram.run(["fares", "--store", store, "--format", "csv"])
        #expect(fares.output.contains(",12,"), "\(fares.output)")
        // The trips of the first file that still count keep their rows, and the others say why not.
        let first = try BuiltProgram.run([
            "explain", "trip", "acme-trip-20240201-20240204.csv", "11", "--store", store,
        ])
        #expect(!first.output.contains("does not count"))
        let second = try BuiltProgram.run([
            "explain", "trip", "acme-trip-20240201-20240204.csv", "5", "--store", store,
        ])
        #expect(
            second.output.contains(
                "does not count: acme-trip-20240202-20240203.csv was handed over"
            )
        )
    }
}
