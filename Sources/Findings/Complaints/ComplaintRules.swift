public import StrictYAML

/// How complaints are read: `analyses/complaints/rules.yaml`.
public struct ComplaintRules: Hashable, Sendable {
    /// What is one event.
    public var events: Events

    /// What is a campaign.
    public var campaigns: Campaigns

    /// Which dwelling a complaint is about.
    public var linking: Linking

    /// Words of streets that say nothing, folded.
    public var addressWords: Set<String>

    /// Days up to which open complaints are counted together, rising.
    public var ages: [Int]

    /// What is one event.
    public struct Events: Hashable, Sendable {
        /// Hours after the first report.
        public var hours: Double

        /// Metres between reports without an address.
        public var metres: Double

        /// Metres from which on points of one address are two places of one name.
        public var addressMetres: Double
    }

    /// What is a campaign.
    public struct Campaigns: Hashable, Sendable {
        /// The part of sequences of words in common from which on a text is a copy.
        public var similarity: Double

        /// The fewest sequences that a text must have to be compared.
        public var leastSequences: Int

        /// The copies from which on it is a campaign.
        public var submissions: Int
    }

    /// Which dwelling a complaint is about.
    public struct Linking: Hashable, Sendable {
        /// How far the point of a complaint lies from the door: standard deviation in metres.
        public var pointError: Double

        /// The part of complaints whose dwelling is advertised.
        public var shareAdvertised: Double

        /// Metres within which the density of advertisements is taken.
        public var neighbourhood: Double

        /// Ratio of likelihoods where the licence is registered at the door.
        public var sameDoor: Double

        /// The same in the building.
        public var sameBuilding: Double

        /// The same in another building.
        public var otherBuilding: Double

        /// The same where the complainant names the advertisement.
        public var named: Double

        /// The probability of a named advertisement where no place is told.
        public var namedAlone: Double

        /// Dwellings that are less probable are not shown.
        public var leastShown: Double

        /// An event that is about any advertisement with less probability is set against no findings.
        public var leastAdvertised: Double
    }

    /// Reads the rules.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        _ = root.string("id")
        _ = root.integer("version")
        let events = root.mapping("events")
        self.events = Events(
            hours: events.positive("hours"),
            metres: events.positive("metres"),
            addressMetres: events.positive("address-metres")
        )
        _ = events.string("source")
        events.end()
        let campaigns = root.mapping("campaigns")
        self.campaigns = Campaigns(
            similarity: campaigns.part("similarity"),
            leastSequences: campaigns.integer("least-sequences"),
            submissions: max(2, campaigns.integer("submissions"))
        )
        _ = campaigns.string("source")
        campaigns.end()
        let linking = root.mapping("linking")
        self.linking = Linking(
            pointError: linking.positive("point-error-metres"),
            shareAdvertised: linking.part("share-advertised"),
            neighbourhood: linking.positive("neighbourhood-metres"),
            sameDoor: linking.positive("same-door"),
            sameBuilding: linking.positive("same-building"),
            otherBuilding: linking.positive("other-building"),
            named: linking.positive("named"),
            namedAlone: linking.part("named-alone"),
            leastShown: linking.part("least-shown"),
            leastAdvertised: linking.part("least-advertised")
        )
        _ = linking.string("source")
        linking.end()
        addressWords = Set(root.strings("address-words"))
        ages = root.strings("ages-days").compactMap { Int($0) }
        if ages.isEmpty || ages != ages.sorted() {
            root.report("ages-days", "expected rising days")
        }
        root.end()
        try document.finish()
    }
}

extension YAMLMapping {
    fileprivate func positive(_ key: String) -> Double {
        let value = optionalNumber(key) ?? 0
        if value <= 0 { report(key, "expected a number above zero") }
        return value
    }

    /// A number between nought and one, neither of them.
    fileprivate func part(_ key: String) -> Double {
        let value = optionalNumber(key) ?? 0
        if !(value > 0 && value < 1) { report(key, "expected a number between 0 and 1") }
        return value
    }
}
