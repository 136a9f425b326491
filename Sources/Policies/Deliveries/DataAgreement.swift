public import Domain
internal import Foundation
public import StrictYAML

/// What a platform or an operator is to hand over, why, and what the city gave for it:
/// an entry of `analyses/cities/<city>/agreements.yaml`.
public struct DataAgreement: Sendable {
    /// Why data are handed over.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A law or a licence asks for it.
        case duty

        /// Both sides agreed to it.
        case agreement

        /// Somebody asked for it under a law on access to records.
        case request
    }

    /// How often something is delivered.
    public enum Rhythm: String, Hashable, Sendable, CaseIterable {
        /// By day, week, month, year, or once.
        case day, week, month, year, once
    }

    /// What is to be delivered.
    public struct Delivery: Hashable, Sendable {
        /// The format in `scrapers-formats/`.
        public var format: String

        /// How often.
        public var every: Rhythm

        /// Days after the end of the period until it is due; `nil` where nobody has said.
        public var dueDays: Int?

        /// What is to be delivered.
        public init(format: String, every: Rhythm, dueDays: Int?) {
            self.format = format
            self.every = every
            self.dueDays = dueDays
        }
    }

    /// Its name, for people and for messages.
    public var id: String

    /// One line.
    public var title: String

    /// Why data are handed over.
    public var kind: Kind

    /// Who is bound.
    public var parties: [String]

    /// The first day, and the first day no longer in force.
    public var inForce: (from: CivilDate, until: CivilDate?)

    /// Which article, which contract.
    public var basis: String

    /// What the data cover.
    public var scope: String

    /// What the parties may and must.
    public var conditions: [String]

    /// What the city gave for it; empty where it gave nothing or nobody knows.
    public var cityGave: [String]

    /// What is not known, and should be asked.
    public var notKnown: [String]

    /// What is to be delivered.
    public var deliveries: [Delivery]

    /// Where it can be read.
    public var address: String

    /// How sure all of this is.
    public var confidence: CityPolicy.Confidence

    init?(_ entry: YAMLMapping) {
        id = entry.string("id")
        title = entry.string("title")
        let kind = entry.choice("kind", of: Kind.self)
        parties = entry.strings("parties")
        let from = entry.date("in-force-from")
        let until = entry.optionalDate("in-force-until")
        basis = entry.string("basis")
        scope = entry.string("scope")
        conditions = entry.strings("conditions")
        cityGave = entry.strings("city-gave")
        notKnown = entry.strings("not-known")
        deliveries = entry.list("deliveries") { item in
            Delivery(
                format: item.string("format"),
                every: item.choice("every", of: Rhythm.self) ?? .once,
                dueDays: item.optionalInteger("due-days")
            )
        }
        address = entry.string("address")
        confidence = entry.choice("confidence", of: CityPolicy.Confidence.self) ?? .memory
        if parties.count < 2 { entry.report("parties", "at least two are needed") }
        if let from, let until, until <= from {
            entry.report("in-force-until", "must be after 'in-force-from'")
        }
        guard let kind, let from else { return nil }
        self.kind = kind
        inForce = (from, until)
    }
}

extension CityCatalogue {
    /// The agreements of a city in the order of the file; none where it has no such file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public func agreements(of id: String) throws(YAMLError) -> [DataAgreement] {
        let path = "\(folder)/\(id)/agreements.yaml"
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try DataAgreement.all(document: YAMLDocument(contentsOf: path))
    }
}

extension DataAgreement {
    /// The agreements of a file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public static func all(document: YAMLDocument) throws(YAMLError) -> [DataAgreement] {
        let root = document.root
        let agreements = root.list("agreements") { DataAgreement($0) }
        for (index, agreement) in agreements.enumerated()
        where agreements[..<index].contains(where: { $0.id == agreement.id }) {
            root.report("agreements", "'\(agreement.id)' stands twice")
        }
        root.end()
        try document.finish()
        return agreements
    }
}
