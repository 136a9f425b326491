import Foundation
import TestKit
import Testing

/// Each kind of bad input, as a user meets it: one clear message that says what to do, the right
/// exit code, and a store that is as it was.
@Suite struct BadInputTests {
    private static let header = "id,account,kind,licence,price,lat,lon,seen\n"

    /// A home with the example formats and a city, a store with one load in it.
    struct Bench {
        let folder: TemporaryFolder
        let store: String

        init() throws {
            folder = try TemporaryFolder()
            store = folder.path("city.sqlite")
            try folder.write(
                "home/scrapers-formats/example.listings/format.yaml",
                ExampleFormats.listings
            )
            try folder.write(
                "home/analyses/cities/somewhere/city.yaml",
                "{id: somewhere, name: S, country: ES, time-zone: Europe/Madrid, currency: EUR}"
            )
            let good = try folder.write("2024-01-01/good.csv", header + "1,7,home,,10,,,\n")
            let result = try run(["ingest", good, "--store", store, "--city", "somewhere"])
            #expect(result.status == 0, "\(result.errors)")
        }

        func run(_ arguments: [String]) throws -> BuiltProgram.Result {
            try BuiltProgram.run(arguments, environment: ["VEEDOR_HOME": folder.path("home")])
        }

        func ingest(_ file: String, _ more: [String] = []) throws -> BuiltProgram.Result {
            try run(["ingest", file, "--store", store] + more)
        }

        func storeBytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: store)) }
    }

    /// Ingests a file that must fail; checks the words, the exit code and the store's bytes.
    private func expectFailure(
        _ bench: Bench,
        _ file: String,
        _ more: [String] = [],
        says words: [String],
        status: Int32 = 1,
        location: SourceLocation = #_sourceLocation
    ) throws {
        let before = try bench.storeBytes()
        let result = try bench.ingest(file, more)
        #expect(result.status == status, sourceLocation: location)
        for word in words {
            #expect(result.errors.contains(word), "\(result.errors)", sourceLocation: location)
        }
        #expect(result.errors.contains("\nhelp: ") || status == 64, sourceLocation: location)
        #expect(result.errors.split(separator: "\n").count { $0.hasPrefix("error: ") } <= 1)
        #expect(try bench.storeBytes() == before, sourceLocation: location)
    }

    @Test func `an empty file`() throws {
        let bench = try Bench()
        let file = try bench.folder.write("2024-01-02/empty.csv", "")
        try expectFailure(bench, file, says: ["is empty"])
    }

    @Test func `a folder`() throws {
        let bench = try Bench()
        try expectFailure(bench, bench.folder.path, says: ["is a folder", "*.csv.gz"])
    }

    @Test func `a device`() throws {
        let bench = try Bench()
        try expectFailure(bench, "/dev/null", says: ["is a pipe or a device", "save it"])
    }

    @Test func `a file that is not there`() throws {
        let bench = try Bench()
        try expectFailure(bench, bench.folder.path("no.csv"), says: ["cannot be opened"])
    }

    @Test func `a binary file named csv`() throws {
        let bench = try Bench()
        let bytes = Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        let file = try bench.folder.write("2024-01-02/picture.csv", bytes)
        try expectFailure(bench, file, says: ["is not text"])
    }

    @Test func `a truncated gzip file`() throws {
        let bench = try Bench()
        let rows = (0..<5000).map { "\($0),7,home,,\($0),,,\n" }.joined()
        let whole = try GzipFile.data(Data((Self.header + rows).utf8))
        let file = try bench.folder.write(
            "2024-01-02/cut.csv.gz",
            whole.prefix(whole.count * 2 / 3)
        )
        try expectFailure(bench, file, says: ["end too early", "byte"])
    }

    @Test func `a damaged gzip file`() throws {
        let bench = try Bench()
        let rows = (0..<5000).map { "\($0),7,home,,\($0),,,\n" }.joined()
        var data = try GzipFile.data(Data((Self.header + rows).utf8))
        for index in (data.count / 2)..<(data.count / 2 + 40) { data[index] = 0xFF }
        let file = try bench.folder.write("2024-01-02/damaged.csv.gz", data)
        try expectFailure(bench, file, says: ["damaged"])
    }

    @Test func `a missing required column`() throws {
        let bench = try Bench()
        let file = try bench.folder.write("2024-01-02/l.csv", "id,account,kind,price\n1,7,home,3\n")
        try expectFailure(bench, file, says: ["example.listings", "missing: licence", "--explain"])
    }

    @Test func `a row with a broken quote is rejected and the others are loaded`() throws {
        let bench = try Bench()
        let text = Self.header + "1,7,home,\"x\"y,1,,,\n2,7,home,,1,,,\n"
        let file = try bench.folder.write("2024-01-02/l.csv", text)
        let result = try bench.ingest(file, ["--format", "csv"])
        #expect(result.status == 0)
        #expect(result.output.contains(",2,1,1,0,0,loaded"), "\(result.output)")
        let rejects = try bench.run(["loads", "--rejects", "--store", bench.store])
        #expect(rejects.output.contains("broken-quote"))
    }

    @Test func `an unknown city`() throws {
        let bench = try Bench()
        let file = try bench.folder.write("2024-01-02/l.csv", Self.header + "1,7,home,,10,,,\n")
        try expectFailure(
            bench,
            file,
            ["--city", "somwhere"],
            says: ["no city 'somwhere'", "did you mean 'somewhere'?", "analyses/cities/"]
        )
    }

    @Test func `a store that is not SQLite`() throws {
        let bench = try Bench()
        let text = String(repeating: "notes\n", count: 1000)
        let store = try bench.folder.write("notes.txt", text)
        let file = try bench.folder.write("2024-01-02/l.csv", Self.header + "1,7,home,,10,,,\n")
        for arguments in [["ingest", file], ["check"], ["loads"], ["show", "listing", "1"]] {
            let result = try bench.run(arguments + ["--store", store])
            #expect(result.status == 1)
            #expect(result.errors.contains("is not a store of Veedor"), "\(result.errors)")
        }
        #expect(try String(contentsOfFile: store, encoding: .utf8) == text)
    }

    @Test func `an unknown option is wrong usage`() throws {
        let bench = try Bench()
        try expectFailure(bench, "x.csv", ["--colour"], says: ["--colour"], status: 64)
    }

    @Test func `a date that the calendar does not have is wrong usage`() throws {
        let bench = try Bench()
        try expectFailure(
            bench,
            "x.csv",
            ["--as-of", "2024-02-30"],
            says: ["'2024-02-30'"],
            status: 64
        )
    }

    @Test func `a first file that fails leaves no store behind`() throws {
        let bench = try Bench()
        let store = bench.folder.path("new.sqlite")
        let file = try bench.folder.write("2024-01-02/empty.csv", "")
        let result = try bench.run(["ingest", file, "--store", store])
        #expect(result.status == 1)
        #expect(!FileManager.default.fileExists(atPath: store))
    }
}

/// A program that is stopped in the middle of its work.
@Suite struct InterruptionTests {
    @Test func `a store whose writer was killed is whole again at the next command`() throws {
        let bench = try BadInputTests.Bench()
        let rows = (0..<200_000).map { "\($0),7,home,HUTB-\($0),\($0),41.4,2.1,\n" }.joined()
        let file = try bench.folder.write(
            "2024-01-08/large.csv",
            "id,account,kind,licence,price,lat,lon,seen\n" + rows
        )
        let process = Process()
        process.executableURL = URL(fileURLWithPath: BuiltProgram.path)
        process.arguments = ["ingest", file, "--store", bench.store]
        process.environment = ["VEEDOR_HOME": bench.folder.path("home")]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let journal = bench.store + "-journal"
        while process.isRunning, !FileManager.default.fileExists(atPath: journal) {
            usleep(1000)
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let loads = try bench.run(["loads", "--store", bench.store, "--format", "csv"])
        #expect(loads.status == 0, "\(loads.errors)")
        #expect(loads.output.split(separator: "\n").count == 2)
        let again = try bench.ingest(file)
        #expect(again.status == 0, "\(again.errors)")
    }
}
