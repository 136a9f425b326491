import Domain
import Findings
import Foundation
import GRDB
import Store
import SyntheticCity
import TestKit

@testable import VeedorCommands

/// A store with a city whose findings were computed.
final class AnalysedCity: Sendable {
    let folder: TemporaryFolder
    let path: String

    /// A small synthetic city, both weeks; made once.
    static let synthetic = Result {
        let folder = try TemporaryFolder()
        let city = SyntheticCity(CitySpecification(seed: 11, listings: 300))
        try city.write(to: folder.path("dumps"))
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path("dumps"))
        let files = names.filter { name in
            [".csv", ".csv.gz", ".geojson"].contains { name.hasSuffix($0) }
        }.sorted()
        return try AnalysedCity(
            folder,
            files: files.map { folder.path("dumps/\($0)") },
            city: "synthetic"
        )
    }

    /// A small synthetic city with its ride-hail and declared stays; made once.
    static let withTrips = Result {
        let folder = try TemporaryFolder()
        let dumps = folder.path("dumps")
        try SyntheticCity(CitySpecification(seed: 23, listings: 120)).write(to: dumps)
        try SyntheticTraffic(seed: 23, drivers: 40).write(to: dumps)
        let names = try FileManager.default.subpathsOfDirectory(atPath: dumps)
        let files = names.filter { name in
            [".csv", ".csv.gz", ".json.gz", ".geojson"].contains { name.hasSuffix($0) }
        }.sorted()
        return try AnalysedCity(
            folder,
            files: files.map { "\(dumps)/\($0)" },
            city: "synthetic"
        )
    }

    /// Barcelona's two dumps and its register; made once.
    static let barcelona = Result {
        try AnalysedCity(
            TemporaryFolder(),
            files: [
                "barcelona/listings/2023-12-13/listings.csv.gz",
                "barcelona/listings/2024-12-12/listings.csv.gz",
                "barcelona/registry/2024-12/hut_comunicacio_opendata.csv.gz",
            ].map(RealData.path),
            city: "barcelona"
        )
    }

    init(_ folder: TemporaryFolder, files: [String], city: String) throws {
        self.folder = folder
        path = folder.path("city.sqlite")
        let result = try BuiltProgram.run(
            ["ingest"] + files + ["--store", path, "--city", city]
        )
        guard result.status == 0 else { throw Failure(errors: result.errors) }
        let session = try session()
        for snapshot in try session.snapshots(asOf: nil) {
            _ = try session.run(asOf: snapshot.date)
        }
    }

    struct Failure: Error { let errors: String }

    static let folders = DataFolders(root: RepositoryRoot.url.path)

    func session() throws -> AnalysisSession {
        try AnalysisSession(VeedorStore(path: path, access: .writing), Self.folders)
    }

    /// The runs, the earliest snapshot first.
    func runs() throws -> [FindingRun] {
        try session().store.read { try FindingRun.all(atOrBefore: nil, $0) }
    }

    /// The findings of a run, each with its evidence.
    func findings(of run: FindingRun) throws -> [StoredFinding] {
        try session().store.read { database in
            try StoredFinding.all(of: run, database).compactMap {
                try StoredFinding.one($0.finding.id, of: run, database)
            }
        }
    }
}
