internal import Dumps
internal import Foundation
public import StrictYAML

/// What an evaluation counts, and the hash that it was frozen by:
/// `analyses/reports/evaluation/definitions.yaml`, `frozen.yaml` and `measures/`.
public struct EvaluationDefinitions: Hashable, Sendable {
    /// The measures, in their order.
    public var measures: [Measure]

    /// Shares of fewer units say nothing.
    public var leastDenominator: Int

    /// Registers whose distance in days from the advertisements differs by more between the periods
    /// are named.
    public var registerDaysApart: Int

    /// SHA-256 of the definitions and of every statement.
    public var sha256: String

    /// What was agreed.
    public var frozen: Frozen

    /// Whether what is counted is what was agreed.
    public var areAsFrozen: Bool { sha256 == frozen.sha256 }

    /// A measure.
    public struct Measure: Hashable, Sendable {
        /// Its name, and that of its statement.
        public var id: String

        /// Its title.
        public var title: String

        /// What is counted.
        public var unit: String

        /// What it asks.
        public var asks: String

        /// What the agreement wants it to become.
        public var wanted: Wanted

        /// One row per platform: platform, numerator, denominator.
        public var statement: String

        /// SHA-256 of the statement.
        public var statementSHA256: String
    }

    /// What an agreement wants.
    public enum Wanted: String, Hashable, Sendable, CaseIterable {
        case less
        case more
        case none
    }

    /// The definitions that were agreed.
    public struct Frozen: Hashable, Sendable {
        /// SHA-256.
        public var sha256: String

        /// The day.
        public var on: String
    }

    /// Reads the definitions of a report's folder.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(folder: String) throws(YAMLError) {
        let path = "\(folder)/definitions.yaml"
        let document = YAMLDocument(contentsOf: path)
        let root = document.root
        _ = root.string("id")
        _ = root.integer("version")
        leastDenominator = root.integer("least-denominator")
        registerDaysApart = root.integer("register-days-apart")
        measures = root.list("measures") { Measure($0, folder: "\(folder)/measures") }
        if measures.isEmpty { root.report("measures", "at least one is needed") }
        root.end()
        try document.finish()
        let frozen = YAMLDocument(contentsOf: "\(folder)/frozen.yaml")
        let entry = frozen.root
        self.frozen = Frozen(sha256: entry.string("sha256"), on: entry.string("frozen-on"))
        _ = entry.string("agreed-with")
        entry.end()
        try frozen.finish()
        let whole = FileManager.default.contents(atPath: path) ?? Data()
        let parts = [Fingerprint.sha256(of: [UInt8](whole))] + measures.map(\.statementSHA256)
        sha256 = Fingerprint.sha256(of: Array(parts.joined(separator: "\n").utf8))
    }
}

extension EvaluationDefinitions.Measure {
    fileprivate init?(_ entry: YAMLMapping, folder: String) {
        id = entry.string("id")
        title = entry.string("title")
        unit = entry.string("unit")
        asks = entry.string("asks")
        wanted = entry.choice("wanted", of: EvaluationDefinitions.Wanted.self) ?? .none
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(id).sql") else {
            entry.report("id", "there is no measures/\(id).sql")
            return nil
        }
        statement = String(decoding: data, as: UTF8.self)
        statementSHA256 = Fingerprint.sha256(of: [UInt8](data))
    }
}
