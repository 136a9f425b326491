import Foundation
import TestKit
import Testing

/// Disks that are full or read-only, as small file systems of their own.
///
/// Mounting needs root; where the tests run as somebody else, a folder without write permission
/// stands in for the read-only disk, and the full disk is skipped.
@Suite(.serialized) struct FullDiskTests {
    static let isRoot = geteuid() == 0

    /// Whether a file system can be mounted here at all.
    static let canMount: Bool = {
        guard isRoot, let disk = try? Disk(megabytes: 1) else { return false }
        return disk.isMounted
    }()

    /// A file system in memory, unmounted with the value.
    final class Disk {
        let folder: TemporaryFolder
        let isMounted: Bool

        init(megabytes: Int) throws {
            folder = try TemporaryFolder()
            isMounted = Self.shell(
                ["mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", folder.path]
            )
        }

        func makeReadOnly() -> Bool {
            Self.shell(["mount", "-o", "remount,ro", folder.path])
        }

        deinit {
            if isMounted { _ = Self.shell(["umount", "-l", folder.path]) }
        }

        private static func shell(_ words: [String]) -> Bool {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = words
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { return false }
            process.waitUntilExit()
            return process.terminationStatus == 0
        }
    }

    private func dump(rows: Int, in folder: TemporaryFolder, day: String) throws -> String {
        let header = "id,account,kind,licence,price,lat,lon,seen\n"
        let text = (0..<rows).map { "\($0),\($0 % 977),home,HUTB-\($0),10,41.4,2.1,\n" }.joined()
        return try folder.write("\(day)/listings.csv", header + text)
    }

    private func home(_ folder: TemporaryFolder) throws -> [String: String] {
        try folder.write(
            "home/scrapers-formats/example.listings/format.yaml",
            ExampleFormats.listings
        )
        try FileManager.default.createDirectory(
            atPath: folder.path("home/analyses/cities"),
            withIntermediateDirectories: true
        )
        return ["VEEDOR_HOME": folder.path("home")]
    }

    @Test(.enabled(if: FullDiskTests.canMount, "mounting a small disk needs root"))
    func `a full disk changes nothing and says so`() throws {
        let disk = try Disk(megabytes: 2)
        let folder = try TemporaryFolder()
        let environment = try home(folder)
        let store = disk.folder.path("city.sqlite")
        let small = try dump(rows: 50, in: folder, day: "2024-01-01")
        let first = try BuiltProgram.run(
            ["ingest", small, "--store", store],
            environment: environment
        )
        #expect(first.status == 0, "\(first.errors)")
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        let large = try dump(rows: 60_000, in: folder, day: "2024-01-08")
        let result = try BuiltProgram.run(
            ["ingest", large, "--store", store],
            environment: environment
        )
        #expect(result.status == 1)
        #expect(result.errors.contains("the disk is full"), "\(result.errors)")
        #expect(result.errors.contains("help: make room"))
        let loads = try BuiltProgram.run(
            ["loads", "--store", store, "--format", "csv"],
            environment: environment
        )
        #expect(loads.output.split(separator: "\n").count == 2)
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
    }

    @Test func `a store in a read-only folder is refused and stays as it was`() throws {
        let folder = try TemporaryFolder()
        let environment = try home(folder)
        let file = try dump(rows: 5, in: folder, day: "2024-01-01")
        let disk = try Disk(megabytes: 2)
        if disk.isMounted {
            #expect(disk.makeReadOnly())
        } else {
            chmod(disk.folder.path, 0o555)
        }
        defer { chmod(disk.folder.path, 0o755) }
        let result = try BuiltProgram.run(
            ["ingest", file, "--store", disk.folder.path("city.sqlite")],
            environment: environment
        )
        #expect(result.status == 1)
        #expect(result.errors.contains("cannot be written"), "\(result.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.folder.path).isEmpty)
    }

    @Test(.enabled(if: FullDiskTests.canMount, "mounting a small disk needs root"))
    func `a store on a read-only disk can be read and not written`() throws {
        let folder = try TemporaryFolder()
        let environment = try home(folder)
        let disk = try Disk(megabytes: 4)
        let store = disk.folder.path("city.sqlite")
        let file = try dump(rows: 5, in: folder, day: "2024-01-01")
        _ = try BuiltProgram.run(["ingest", file, "--store", store], environment: environment)
        #expect(disk.makeReadOnly())
        let loads = try BuiltProgram.run(["loads", "--store", store], environment: environment)
        #expect(loads.status == 0, "\(loads.errors)")
        let later = try dump(rows: 6, in: folder, day: "2024-01-08")
        let result = try BuiltProgram.run(
            ["ingest", later, "--store", store],
            environment: environment
        )
        #expect(result.status == 1)
        #expect(result.errors.contains("cannot be written"), "\(result.errors)")
    }
}
