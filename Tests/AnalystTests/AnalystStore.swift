import Analyst
import GRDB
import TestKit

/// A small database with people in it, and a connection on which anything may be asked.
struct AnalystStore {
    let path: String
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("store.sqlite")
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            try database.execute(
                sql: """
                    create table person (id integer primary key, name text, home text, age integer);
                    insert into person values (1, 'Ada', 'a', 30), (2, 'Ben', 'a', 40), (3, 'Cy', 'b', null);
                    create table vault (name text, value text);
                    insert into vault values ('key', 'secret');
                    create view old_person as
                      select * from person where age > 35;
                    """
            )
        }
        try queue.close()
    }

    func connection(
        seconds: Double = 2,
        isOpen: Bool = false,
        tables: [AnalystTable] = [],
        hidden: [String: Set<String>] = [:]
    ) throws -> AnalystConnection {
        let pseudonym: @Sendable (String) -> String = { "~" + String($0.reversed()) }
        return try AnalystConnection(
            path: path,
            limits: AnalystLimits(seconds: seconds, valueBytes: 1 << 20),
            functions: AnalystFunction.all,
            tables: tables,
            identified: IdentifiedColumns(
                pseudonymised: hidden.merging(["person": ["name"]]) { $1 },
                secret: ["vault": ["value"]]
            ),
            pseudonym: isOpen ? nil : pseudonym
        )
    }

    func rows(
        _ sql: String,
        _ parameters: [String: String] = [:],
        isOpen: Bool = false,
        seconds: Double = 2
    ) throws -> [[AnalystValue]] {
        var rows: [[AnalystValue]] = []
        _ = try connection(seconds: seconds, isOpen: isOpen).ask(
            sql,
            values: parameters.mapValues(AnalystValue.init(typed:))
        ) {
            rows.append($0)
            return true
        }
        return rows
    }
}
