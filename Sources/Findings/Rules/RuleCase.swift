public import Domain
public import StrictYAML

/// An example in `cases.yaml`: rows of models, and the findings that must come out.
public struct RuleCase: Hashable, Sendable {
    /// What it shows, as a sentence.
    public var name: String

    /// What kind of example it is; every rule has one of each.
    public var kind: Kind

    /// The parameters that are bound; all that the card names.
    public var parameters: [String: Double]

    /// Rows by model, each of column and value; columns that are not given are empty.
    public var given: [(model: String, rows: [[String: CellValue]])]

    /// The findings that must come out, in the order of their subjects.
    public var expected: [Expectation]

    /// What kind of example it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The rule finds something.
        case fires

        /// The rule finds nothing.
        case silent

        /// Exactly on the limit.
        case boundary

        /// Something that the rule needs is not known.
        case missing
    }

    /// A finding that must come out.
    public struct Expectation: Hashable, Sendable {
        /// The subject's id.
        public var subject: String

        /// The level.
        public var level: FindingLevel

        /// What was observed, where the example says.
        public var observed: Double?
    }

    /// Reads `cases.yaml`.
    ///
    /// - Throws: `YAMLError` with every problem.
    public static func all(_ document: YAMLDocument) throws(YAMLError) -> [RuleCase] {
        let root = document.root
        let cases = root.list("cases") { RuleCase($0) }
        for kind in Kind.allCases where !cases.contains(where: { $0.kind == kind }) {
            root.report("cases", "no example is '\(kind.rawValue)'")
        }
        root.end()
        try document.finish()
        return cases
    }

    init(_ entry: YAMLMapping) {
        name = entry.string("name")
        kind = entry.choice("kind", of: Kind.self) ?? .fires
        let bound = entry.optionalMapping("parameters")
        parameters = [:]
        for key in bound?.keys ?? [] { parameters[key] = bound?.optionalNumber(key) }
        bound?.end()
        let models = entry.mapping("given")
        given = models.keys.map { model in
            let rows = models.list(model) { row in
                Dictionary(uniqueKeysWithValues: row.keys.map { ($0, Self.value(row, $0)) })
            }
            return (model, rows)
        }
        models.end()
        expected = entry.list("expect") { one in
            Expectation(
                subject: one.string("subject"),
                level: one.choice("level", of: FindingLevel.self) ?? .signal,
                observed: one.optionalNumber("observed")
            )
        }
        if kind == .silent, !expected.isEmpty {
            entry.report("expect", "a silent example expects nothing")
        }
    }

    private static func value(_ row: YAMLMapping, _ key: String) -> CellValue {
        guard let text = row.optionalString(key) else { return .null }
        if let integer = Int64(text), String(integer) == text { return .integer(integer) }
        if text.contains("."), let real = Double(text) { return .real(real) }
        return .text(text)
    }

    /// Examples are told apart by their names and rows.
    public static func == (left: RuleCase, right: RuleCase) -> Bool {
        left.name == right.name && left.kind == right.kind && left.expected == right.expected
            && left.parameters == right.parameters
            && left.given.map(\.model) == right.given.map(\.model)
            && left.given.map(\.rows) == right.given.map(\.rows)
    }

    /// By its name and kind.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(kind)
    }
}
