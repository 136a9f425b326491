import Domain
import Foundation
import SyntheticCity

/// A small city, written to a folder of its own, read back and removed.
struct WrittenCity: Sendable {
    let specification: CitySpecification
    let key: AnswerKey

    /// The bytes of each file by its path below the folder; `.gz` files are unpacked too,
    /// under their name without the ending and with `.gz!` in front.
    let files: [String: Data]

    static let first = Result { try WrittenCity(seed: 1) }
    static let second = Result { try WrittenCity(seed: 2) }
    static let third = Result { try WrittenCity(seed: 3) }

    static var all: [WrittenCity] {
        get throws { [try first.get(), try second.get(), try third.get()] }
    }

    static let dumps = ["2026-11-09", "2026-11-16"]

    init(seed: UInt64, listings: Int = 300) throws {
        specification = CitySpecification(seed: seed, listings: listings)
        let city = SyntheticCity(specification)
        key = city.answerKey
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("city-" + UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try city.write(to: folder.path)
        var read: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let url = folder.appendingPathComponent(path)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            else { continue }
            read[path] = try Data(contentsOf: url)
            if path.hasSuffix(".gz") { read["unpacked/" + path] = try Self.unpack(url) }
        }
        files = read
    }

    /// The rows of a CSV file; compressed files are read unpacked.
    func table(_ path: String, encoding: String.Encoding = .utf8) throws -> CSVTable {
        let name = path.hasSuffix(".gz") ? "unpacked/" + path : path
        guard let data = files[name] else { throw CocoaError(.fileNoSuchFile) }
        return try CSVTable(data, encoding: encoding)
    }

    /// A listing file of one dump.
    func listings(_ dump: String, _ name: String) throws -> CSVTable {
        try table("listings/" + dump + "/" + name)
    }

    /// Unpacks with the system's own gzip, which shares no code with the writer's buffers.
    private static func unpack(_ url: URL) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", url.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
        return data
    }
}
