public import Domain
public import StrictYAML

/// The quality tests that a city runs over files that operators hand over:
/// `analyses/manuals/<id>.yaml`.
public struct ReportingManual: Sendable {
    /// The name of the file.
    public var id: String

    /// For people.
    public var title: String

    /// Where it can be read.
    public var source: String

    /// The first day it is in force.
    public var inForceFrom: CivilDate?

    /// The kinds of files, each told by the columns it must have.
    public var files: [File]

    /// The tests.
    public var tests: [Test]

    /// A kind of file.
    public struct File: Hashable, Sendable {
        /// What it is about.
        public var topic: String

        /// The columns it must have.
        public var columns: [String]
    }

    /// A test: it is passed where no row fails any of its checks.
    public struct Test: Sendable {
        /// The manual's number.
        public var id: String

        /// What must hold.
        public var title: String

        /// How it is looked at.
        public var checks: [ManualCheck]
    }

    /// Reads a file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        id = root.string("id")
        title = root.string("title")
        source = root.string("source")
        let day = root.string("in-force-from")
        inForceFrom = CivilDate(day)
        if inForceFrom == nil { root.report("in-force-from", "expected a date as YYYY-MM-DD") }
        let files = root.list("files") { entry in
            File(topic: entry.string("topic"), columns: entry.strings("columns"))
        }
        let topics = Set(files.map(\.topic))
        tests = root.list("tests") { entry in
            Test(
                id: entry.string("id"),
                title: entry.string("title"),
                checks: entry.list("checks") { ManualCheck($0, topics: topics) }
            )
        }
        self.files = files
        if tests.isEmpty { root.report("tests", "at least one is needed") }
        root.end()
        try document.finish()
    }
}

/// One thing that is looked at in every row of a file.
public struct ManualCheck: Hashable, Sendable {
    /// The closed set of checks.
    public enum Kind: Hashable, Sendable {
        /// No column is blank.
        case told

        /// Every column holds one of the texts; or nothing, where that is allowed.
        case oneOf([String], blank: Bool)

        /// The columns together stand once in the file.
        case unique

        /// The columns together stand in columns of another file; blank ones are for `told`.
        case resolves(topic: String, columns: [String])

        /// The day lies at or before the last day of the delivery.
        case past

        /// Every column that is not blank is of a type.
        case typed(ValueType)

        /// The first column is the sum of the others, to the cent; where it is blank, nothing is
        /// said.
        case sum
    }

    /// What a text is read as.
    public enum ValueType: String, Hashable, Sendable, CaseIterable {
        /// Digits with or without a sign.
        case integer

        /// A decimal number with a point.
        case number

        /// `YYYY-MM-DD`.
        case date

        /// ISO 8601 without a zone, `YYYY-MM-DDThh:mm` with or without seconds.
        case moment
    }

    private enum Name: String, CaseIterable {
        case told, unique, resolves, past, typed, sum
        case oneOf = "one-of"
    }

    /// The file that is looked at.
    public var topic: String

    /// Its columns.
    public var columns: [String]

    /// What is looked at.
    public var kind: Kind

    init?(_ entry: YAMLMapping, topics: Set<String>) {
        topic = entry.string("topic")
        columns = entry.strings("columns")
        if columns.isEmpty { entry.report("columns", "at least one is needed") }
        if !topics.contains(topic) { entry.report("topic", "'\(topic)' is not among 'files'") }
        switch entry.choice("check", of: Name.self) {
        case .told: kind = .told
        case .unique: kind = .unique
        case .past: kind = .past
        case .sum: kind = .sum
        case .oneOf:
            kind = .oneOf(
                entry.strings("values"),
                blank: entry.optionalBoolean("blank") ?? false
            )
        case .typed:
            guard let type = entry.choice("type", of: ValueType.self) else { return nil }
            kind = .typed(type)
        case .resolves:
            let into = entry.string("into")
            if !topics.contains(into) { entry.report("into", "'\(into)' is not among 'files'") }
            kind = .resolves(topic: into, columns: entry.strings("into-columns"))
        case nil:
            entry.passOver()
            return nil
        }
    }
}
