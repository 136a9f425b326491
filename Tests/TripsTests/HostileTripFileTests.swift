import Domain
import Store
import Testing
import Trips

/// Trip files as they should not be: nothing is lost, and every row left out has a reason.
@Suite struct HostileTripFileTests {
    private static let header =
        "\u{FEFF}VendorID,tpep_pickup_datetime,tpep_dropoff_datetime,trip_distance,PULocationID,"
        + "DOLocationID,fare_amount,extra,total_amount"

    /// A row with something changed; every field after the other.
    private static func row(
        _ start: String = "2019-06-01 10:00:00",
        _ end: String = "2019-06-01 10:10:00",
        miles: String = "2",
        fare: String = "9.00",
        total: String = "9.00",
        tail: String = ""
    ) -> String {
        "1,\(start),\(end),\(miles),7,8,\(fare),0,\(total)\(tail)"
    }

    @Test(arguments: [
        ("a plain row", row(), true, 0),
        ("two empty fields too many, as in 2016", row(tail: ",,"), true, 0),
        ("three empty fields too many", row(tail: ",,,"), false, 0),
        ("a field too many that says something", row(tail: ",x"), false, 0),
        ("cut off in a number", "1,2019-06-01 10:00:00,2019-06-01 10:10:00,2,7,8,9", false, 0),
        ("cut off in a moment", "1,2019-06-01 1", false, 0),
        ("a quote that is never closed", "\"1,2019-06-01 10:00:00", false, 0),
        ("a moment of another era's writing", row("6/1/2019 10:00"), false, 1),
        ("a day that the month does not have", row("2019-06-31 10:00:00"), false, 1),
        ("a drop-off that cannot be read", row("2019-06-01 10:00:00", "10:10"), true, 1),
        ("a void with amounts below nothing", row(fare: "-9.00", total: "-9.00"), true, 0),
        ("a way of no length", row(miles: "0"), true, 0),
        ("a way round the sun", row(miles: "1200000000"), true, 1),
        ("a fare of 1.2 thousand million", row(fare: "1200000000.00"), true, 0),
        ("an amount past what 64 bits hold", row(fare: "99999999999999999999"), true, 1),
        ("an amount in words", row(fare: "nine"), true, 1),
    ])
    func `a row is kept or rejected, and nothing is lost`(
        name: String,
        line: String,
        isKept: Bool,
        problems: Int
    ) throws {
        let town = try DeliveredTown()
        let lines = [Self.row("2019-06-01 09:00:00"), line]
        let load = try #require(try town.deliver("y_2019-06.csv", Self.header, lines))
        #expect(load.formatID == "nyc-tlc.yellow-2015")
        #expect(load.rowsRead == 2)
        #expect(load.rowsLoaded == (isKept ? 2 : 1), "\(name)")
        #expect(load.rowsLoaded + load.rowsRejected + load.rowsSkipped == load.rowsRead)
        // A problem of a required field rejects the row and is counted there.
        #expect(load.fieldsRejected == (isKept ? problems : 0), "\(name)")
    }

    @Test func `a clock that goes back by an hour is told and not mended`() throws {
        let town = try DeliveredTown()
        let lines = [
            // On 2019-11-03 the hour from one o'clock came twice.
            Self.row("2019-11-03 01:50:00", "2019-11-03 01:10:00"),
            Self.row("2019-11-03 00:50:00", "2019-11-03 01:10:00"),
            Self.row("2019-11-04 12:00:00", "2019-11-04 11:00:00"),
            Self.row("2008-12-31 23:59:00", "2009-01-01 00:10:00"),
        ]
        try town.deliver("y_2019-11.csv", Self.header, lines)
        let quality = try #require(try town.review().files.first?.quality)
        #expect(quality.trips == 4)
        #expect(quality.counts[.endsBeforeStart] == 2)
        #expect(quality.counts[.repeatedHour] == 1)
        #expect(quality.counts[.beforePeriod] == 1)
        #expect(quality.counts[.afterPeriod] == nil)
        #expect(quality.judged[.requestedLate] == nil)
    }
}
