public import Domain
public import StrictYAML

/// A city as data: `analyses/cities/<city>/city.yaml`.
public struct City: Sendable {
    /// The name of the folder.
    public var id: String

    /// The name for people.
    public var name: String

    /// ISO 3166-1, two letters.
    public var country: String

    /// IANA time zone, for data that carry instants.
    public var timeZone: String

    /// The currency of amounts in dumps.
    public var currency: Currency

    /// Where the city's data can be had.
    public var sources: [DataSource]

    /// A data set of the city.
    public struct DataSource: Hashable, Sendable {
        /// The format in `scrapers-formats/`.
        public var format: String

        /// Where it can be had.
        public var address: String

        /// Its licence.
        public var licence: String
    }

    /// Reads `city.yaml`.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        id = root.string("id")
        name = root.string("name")
        country = root.string("country")
        timeZone = root.string("time-zone")
        let code = root.string("currency")
        let currency = Currency(code: code)
        if currency == nil, root.has("currency") {
            root.report("currency", "expected three capital letters (ISO 4217)")
        }
        sources = root.list("sources") { entry in
            DataSource(
                format: entry.string("format"),
                address: entry.string("address"),
                licence: entry.string("licence")
            )
        }
        root.end()
        try document.finish()
        guard let currency else { throw YAMLError(problems: []) }
        self.currency = currency
    }
}
