public import Analyst

/// A question that people ask often, as a file in `analyses/queries/`: what it asks, what its columns
/// mean, what it may not be taken for, and its statement.
public struct NamedAnalysis: Hashable, Sendable {
    /// The name of the file, without its ending.
    public var name: String

    /// What it shows, in a line.
    public var title: String

    /// What it answers, as somebody would ask.
    public var question: String

    /// The claims of the mission that it helps to check, such as `H4`.
    public var claims: [String]

    /// The tables and views that the statement reads.
    public var reads: [String]

    /// The engines on which the statement runs as it stands.
    public var engines: [Engine]

    /// Its parameters, in the order of the file.
    public var parameters: [AnalysisParameter]

    /// The columns of its result, in their order.
    public var columns: [Column]

    /// What it must not be taken for.
    public var caveats: [String]

    /// The statement, one select; the header is a comment and not part of it.
    public var statement: String

    /// An engine.
    public enum Engine: String, Hashable, Sendable, CaseIterable {
        /// The store itself.
        case sqlite

        /// Apache Spark over exported tables.
        case spark
    }

    /// A column of the result.
    public struct Column: Hashable, Sendable {
        /// The name.
        public var name: String

        /// What a value says.
        public var meaning: String

        /// Of what it is a number; `nil` for texts.
        public var unit: String?
    }
}

extension NamedAnalysis {
    /// The values of its parameters: those that are given, else the defaults.
    ///
    /// - Parameter given: texts by name, as they were typed.
    /// - Returns: a value, or null, for every parameter.
    /// - Throws: `AnalysisError`.
    public func values(
        _ given: [String: String] = [:]
    ) throws(AnalysisError) -> [String: AnalystValue] {
        let known = parameters.map(\.name)
        if let name = given.keys.sorted().first(where: { !known.contains($0) }) {
            throw .unknownParameter(name, known: known, analysis: self.name)
        }
        var values: [String: AnalystValue] = [:]
        for parameter in parameters {
            guard let text = given[parameter.name] else {
                values[parameter.name] = parameter.defaultValue
                continue
            }
            guard let value = parameter.type.value(text) else {
                throw .notOfType(parameter.name, parameter.type, text)
            }
            values[parameter.name] = value
        }
        return values
    }
}

/// Why a named analysis was not run.
public enum AnalysisError: Error, Hashable, Sendable {
    /// There is no analysis of this name.
    case unknown(String, known: [String])

    /// The analysis has no parameter of this name.
    case unknownParameter(String, known: [String], analysis: String)

    /// The text is no value of the parameter's type.
    case notOfType(String, AnalysisParameter.Kind, String)
}
