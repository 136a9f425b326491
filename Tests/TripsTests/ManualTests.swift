import Foundation
import StrictYAML
import TestKit
import Testing
import Trips

/// Chicago's quality tests over files of one delivery.
@Suite struct ManualTests {
    private let folder = Result { try TemporaryFolder() }

    private static let manual = Result {
        try ReportingManual(
            document: YAMLDocument(
                contentsOf: RepositoryRoot.path("analyses/manuals/chicago-tnp.yaml")
            )
        )
    }

    /// A delivery in which everything holds, as lines of fields by topic.
    private static let sound: [String: (header: String, lines: [String])] = [
        "driver": ("D1,D2,D3,D4,D5,D6,D7", ["N,D1,US-IL,2023-05-01,2024-03-31,1099,"]),
        "session": (
            "S1,S2,S3,S4,S5,S6,S7",
            ["D1,US-IL,2024-03-01T06:00:00,2024-03-01T11:30:00,80,44.5,Y"]
        ),
        "trip": (
            "T1,T2,T3,T4,T6,T8,T9,T10,T11,T12,T13,T14,T15",
            [
                "D1,US-IL,VIN1,2024-03-01T08:00:30,2024-03-01T08:20:00,3.2,20.00,15.00,2.00,3.00,,N,r1"
            ]
        ),
        "vehicle": (
            "V1,V2,V3,V4,V5,V6,V7,V8,V9,V10,V11",
            ["VIN1,AB1,US-IL,MAKE,ONE,BLUE,2019,D1,US-IL,N,2023-11-02"]
        ),
        "compensation": (
            "COMP1,COMP2,COMP3,COMP12,COMP13,COMP14",
            ["D1,US-IL,15.00,9.50,2024-03-01,2024-03-31"]
        ),
    ]

    /// The tests that are not passed, with the rows that fail, where one file has other lines.
    private func failing(_ topic: String? = nil, _ lines: [String] = []) throws -> [String] {
        let folder = try folder.get()
        var files: [String] = []
        for (name, file) in Self.sound.sorted(by: { $0.key < $1.key }) {
            let body = name == topic ? lines : file.lines
            files.append(
                try folder.write(
                    "acme-\(name)-202403.csv",
                    ([file.header] + body).joined(separator: "\n") + "\n"
                )
            )
        }
        let review = try ManualReview(Self.manual.get(), files: files, lastDay: nil)
        #expect(review.outcomes.allSatisfy { $0.obstacle == nil })
        return review.outcomes.filter { $0.failures > 0 }.map {
            ([$0.test.id] + $0.examples).joined(separator: " ")
        }
    }

    @Test func `there are eighteen tests and the totals`() throws {
        let ids = try Self.manual.get().tests.map(\.id)
        #expect(ids == (1...18).map(String.init) + ["totals"])
    }

    @Test func `a sound delivery passes every test`() throws {
        #expect(try failing() == [])
    }

    @Test(arguments: [
        ("driver", "N,,US-IL,2023-05-01,2024-03-31,1099,", ["1 driver:2", "13", "14", "15"]),
        ("session", "D1,,2024-03-01T06:00:00,2024-03-01T11:30:00,80,44.5,Y", ["2 session:2"]),
        (
            "session", "D1,US-IL,2024-03-01 06:00,2024-03-01T11:30:00,80,x,Q",
            ["17 session:2", "18"]
        ),
        ("session", "D9,US-IL,2024-03-01T06:00:00,2024-03-01T11:30:00,80,44.5,Y", ["13 session:2"]),
        (
            "trip", ",US-IL,VIN1,2024-03-01T08:00:30,2024-03-01T08:20:00,3.2,,,,,,N,r1",
            ["3 trip:2"]
        ),
        (
            "trip", "D1,US-IL,,2024-03-01T08:00:30,2024-03-01T08:20:00,3.2,,,,,,,r1",
            ["5 trip:2", "7"]
        ),
        (
            "trip", "D1,US-IN,VIN2,2024-03-01T08:00:30,2024-03-01T08:20:00,3.2,,,,,,N,r1",
            ["14 trip:2", "16"]
        ),
        (
            "trip", "D1,US-IL,VIN1,2024-03-01T08:00:30,N/A,3.2,20.01,15.00,2.00,3.00,,N,r1",
            ["17 trip:2", "totals"]
        ),
        ("vehicle", "VIN1,,US-IL,MAKE,ONE,BLUE,2019,D1,US-IL,N,2023-11-02", ["6 vehicle:2"]),
        ("vehicle", "VIN1,AB1,US-IL,MAKE,,BLUE,2019,D1,US-IL,N,2023-11-02", ["8 vehicle:2"]),
        ("vehicle", "VIN1,AB1,US-IL,MAKE,ONE,BLUE,2019,,US-IL,N,2023-11-02", ["4 vehicle:2"]),
        ("vehicle", "VIN1,AB1,US-IL,MAKE,ONE,BLUE,2019,D2,US-IL,N,2023-11-02", ["15 vehicle:2"]),
        ("vehicle", "VIN1,AB1,US-IL,MAKE,ONE,BLUE,2019,D1,US-IL,,2023-11-02", ["9 vehicle:2"]),
        (
            "vehicle", "VIN1,AB1,US-IL,MAKE,ONE,BLUE,2019,D1,US-IL,X,2023-11-02",
            ["9 vehicle:2", "18"]
        ),
    ])
    func `each test fails for what it speaks of, and names the row`(
        topic: String,
        line: String,
        expected: [String]
    ) throws {
        let found = try failing(topic, [line])
        #expect(found.map { $0.prefix { $0 != " " } } == expected.map { $0.prefix { $0 != " " } })
        #expect(found.first == expected.first || !(expected.first?.contains(" ") ?? false))
    }

    @Test(arguments: [("2024-03-31", false), ("2024-04-01", true)])
    func `an inspection after the last day of the period is not in the past`(
        day: String,
        fails: Bool
    ) throws {
        let line = "VIN1,AB1,US-IL,MAKE,ONE,BLUE,2019,D1,US-IL,N,\(day)"
        #expect(try failing("vehicle", [line]) == (fails ? ["10 vehicle:2"] : []))
    }

    @Test func `a driver twice fails, a vehicle with two drivers does not, with one twice it does`()
        throws
    {
        let driver = "N,D1,US-IL,2023-05-01,2024-03-31,1099,"
        #expect(try failing("driver", [driver, driver]) == ["11 driver:3"])
        #expect(try failing("driver", [driver, driver.replacing("US-IL", with: "US-IN")]) == [])
        let vehicle = "VIN1,AB1,US-IL,MAKE,ONE,BLUE,2019,D1,US-IL,N,2023-11-02"
        #expect(try failing("vehicle", [vehicle, vehicle]) == ["12 vehicle:3"])
        let other = vehicle.replacing(",D1,", with: ",D2,")
        #expect(try failing("vehicle", [vehicle, other]) == ["15 vehicle:3"])
    }

    @Test func `what was not handed over is not passed`() throws {
        let file = try folder.get().write("acme-driver.csv", "D1,D2,D3,D4,D5,D6,D7\nN,D1,,,,,\n")
        let review = try ManualReview(Self.manual.get(), files: [file], lastDay: nil)
        let obstacles = Dictionary(
            uniqueKeysWithValues: review.outcomes.map { ($0.test.id, $0.obstacle) }
        )
        #expect(obstacles["1"] == .some(nil))
        #expect(obstacles["10"] == "no file of: vehicle")
        #expect(obstacles["16"] == "no file of: trip, vehicle")
        #expect(review.outcomes.first?.failures == 1)
    }

    @Test func `a row that is cut off is counted as unreadable and passes nothing`() throws {
        let lines = ["N,D1,US-IL,2023-05-01,2024-03-31,1099,", "N,D2,US-IL,2023-0"]
        let file = try folder.get().write(
            "acme-driver-202403.csv",
            (["D1,D2,D3,D4,D5,D6,D7"] + lines).joined(separator: "\n")
        )
        let review = try ManualReview(Self.manual.get(), files: [file], lastDay: nil)
        #expect(review.files.first?.rows == 2)
        #expect(review.files.first?.broken == 1)
        #expect(review.outcomes.first?.rows == 1)
    }
}
