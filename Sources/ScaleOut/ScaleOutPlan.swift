public import Analyses
internal import Analyst
internal import Dumps
public import Reporting

/// Analyses over partitioned tables, to be run by an engine: all that a job needs.
public struct ScaleOutPlan: Hashable, Sendable {
    /// The tables, by name.
    public var tables: [PartitionedTable]

    /// The analyses, in their order.
    public var questions: [Question]

    /// An analysis as the engine asks it.
    public struct Question: Hashable, Sendable {
        /// The analysis.
        public var name: String

        /// The statement in the engine's SQL.
        public var statement: String

        /// The values of its parameters.
        public var values: JSONValue

        /// The columns of its result.
        public var columns: [String]
    }

    /// Plans.
    ///
    /// - Parameters:
    ///   - analyses: what is asked; their parameters have their defaults.
    ///   - tables: what they read.
    /// - Throws: `ScaleOutError` for an analysis that cannot run on Spark as it stands.
    public init(_ analyses: [NamedAnalysis], tables: [PartitionedTable]) throws {
        self.tables = tables
        questions = try analyses.map { analysis in
            guard analysis.engines.contains(.spark) else {
                throw ScaleOutError.notPortable(analysis.name)
            }
            let dialect = SparkDialect(analysis.statement)
            if let word = dialect.unknown.first {
                throw ScaleOutError.foreign(word, analysis: analysis.name)
            }
            let values = try analysis.values().sorted { $0.key < $1.key }
            return Question(
                name: analysis.name,
                statement: dialect.statement,
                values: .object(values.map { .init($0.key, $0.value.json) }),
                columns: analysis.columns.map(\.name)
            )
        }
    }

    /// The plan as the job reads it.
    public var text: String {
        JSONValue.members([
            "tables": .list(tables.map(\.json)),
            "analyses": .list(
                questions.map {
                    .members([
                        "name": .text($0.name), "statement": .text($0.statement),
                        "values": $0.values, "columns": .texts($0.columns),
                    ])
                }
            ),
        ]).document
    }

    /// The SHA-256 of the plan: of the statements and of every file they are asked of.
    public var sha256: String { Fingerprint.sha256(of: [UInt8](text.utf8)) }
}

extension AnalystValue {
    fileprivate var json: JSONValue {
        switch self {
        case .null, .blob: .null
        case .integer(let number): .integer(number)
        case .real(let number): .number(number)
        case .text(let text): .text(text)
        }
    }
}
