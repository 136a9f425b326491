public import StrictYAML

/// Definitions that rules bind and that are no law: `analyses/measures/findings.yaml`.
public struct FindingMeasures: Hashable, Sendable {
    /// The definitions, in the order of the file.
    public var measures: [Measure]

    /// One definition.
    public struct Measure: Hashable, Sendable {
        /// Its name.
        public var id: String

        /// What it is, for people.
        public var title: String

        /// Its value.
        public var value: Double

        /// Its unit.
        public var unit: String

        /// Where it comes from.
        public var source: String
    }

    /// Reads the file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        measures = root.list("measures") { entry in
            if !entry.has("value") { entry.report("value", "is missing") }
            return Measure(
                id: entry.string("id"),
                title: entry.string("title"),
                value: entry.optionalNumber("value") ?? 0,
                unit: entry.string("unit"),
                source: entry.string("source")
            )
        }
        let ids = measures.map(\.id)
        for id in Set(ids).sorted() where ids.count(where: { $0 == id }) > 1 {
            root.report("measures", "'\(id)' stands twice")
        }
        root.end()
        try document.finish()
    }

    /// The value of a definition.
    public func value(_ id: String) -> Double? { measures.first { $0.id == id }?.value }
}
