public import Analyses
import Foundation
import GRDB
import TestKit
public import Testing

@testable import VeedorCommands

/// A synthetic city of which the named analyses are asked.
struct QueriedCity {
    let folder: TemporaryFolder

    var path: String { folder.path("demo/city.sqlite") }

    /// The city, made once; its pseudonyms have a fixed key, so that results can be recorded.
    static let synthetic = Result {
        let city = QueriedCity(folder: try TemporaryFolder())
        let result = try BuiltProgram.run([
            "demo", "--out", city.folder.path("demo"), "--listings", "300", "--seed", "11",
        ])
        guard result.status == 0 else { throw Failure(errors: result.errors) }
        let queue = try DatabaseQueue(path: city.path)
        try queue.write { database in
            try database.execute(
                sql: "update store_property set value = 'fixed' where name = 'pseudonym-key'"
            )
        }
        try queue.close()
        return city
    }

    struct Failure: Error { let errors: String }

    static let catalogue = Result {
        try AnalysisCatalogue(folder: RepositoryRoot.path("analyses/queries"))
    }

    func session() throws -> AnalystSession {
        try AnalystSession(path: path, seconds: 10, purpose: nil)
    }
}

extension NamedAnalysis: CustomTestStringConvertible {
    /// What a test calls it.
    public var testDescription: String { name }
}
