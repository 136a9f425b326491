public import Domain
public import StrictYAML

/// The law of a city on a day: `analyses/cities/<city>/policy-<in-force-from>.yaml`.
///
/// A policy is never edited once it is published; a change of law is a further file.
public struct CityPolicy: Sendable {
    /// The first day it is in force.
    public var inForceFrom: CivilDate

    /// The first day it is no longer in force, where that is known.
    public var inForceUntil: CivilDate?

    /// The `in-force-from` of the policy it replaces.
    public var replaces: CivilDate?

    /// Where the law says so.
    public var legalSources: [LegalSource]

    /// How licence fields are read and judged.
    public var licences: LicenceRules

    /// Whether the file says anything about licences; where not, nothing may be said of them.
    public var statesLicences: Bool

    /// The limits on nights.
    public var nightCaps: [NightCap]

    /// What the law provides for breaches, step by step.
    public var sanctions: [SanctionStep]

    /// A source of law.
    public struct LegalSource: Hashable, Sendable {
        /// The act and article.
        public var article: String

        /// Where it can be read.
        public var address: String

        /// When somebody last read it there; `nil` where nobody has yet.
        public var checkedOn: CivilDate?

        /// How sure we are that it says so.
        public var confidence: Confidence
    }

    /// How sure a clause of a policy is.
    public enum Confidence: String, Hashable, Sendable, CaseIterable {
        /// Read in a source that is named.
        case found

        /// Remembered: a lead that must be checked before anybody relies on it.
        case memory
    }

    /// Whether it is in force on a day.
    public func isInForce(on day: CivilDate) -> Bool {
        inForceFrom <= day && (inForceUntil.map { day < $0 } ?? true)
    }

    /// A law that says nothing of lets: of a city that asks something of trips alone.
    public static func silent(from day: CivilDate) -> CityPolicy { CityPolicy(silentFrom: day) }

    private init(silentFrom day: CivilDate) {
        inForceFrom = day
        legalSources = []
        licences = .none
        statesLicences = false
        nightCaps = []
        sanctions = []
    }

    /// Reads a policy file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        let inForceFrom = root.date("in-force-from")
        inForceUntil = root.optionalDate("in-force-until")
        replaces = root.optionalDate("replaces")
        legalSources = root.list("legal-sources") { entry in
            LegalSource(
                article: entry.string("article"),
                address: entry.string("address"),
                checkedOn: entry.optionalDate("checked-on"),
                confidence: entry.choice("confidence", of: Confidence.self) ?? .memory
            )
        }
        nightCaps = root.list("night-caps") { NightCap($0) }
        sanctions = root.list("sanctions") { SanctionStep($0) }
        statesLicences = root.has("licences") || nightCaps.isEmpty
        licences = statesLicences ? LicenceRules(root.mapping("licences")) : .none
        for (index, cap) in nightCaps.enumerated()
        where nightCaps[..<index].contains(where: { $0.id == cap.id && $0.isEverywhere }) {
            root.report("night-caps", "'\(cap.id)' stands after one that holds everywhere")
        }
        if legalSources.isEmpty { root.report("legal-sources", "at least one source is needed") }
        root.end()
        try document.finish()
        guard let inForceFrom else { throw YAMLError(problems: []) }
        self.inForceFrom = inForceFrom
    }
}

extension YAMLMapping {
    /// A required civil date, `YYYY-MM-DD`.
    func date(_ key: String) -> CivilDate? {
        let text = string(key)
        let date = CivilDate(text)
        if date == nil, has(key) { report(key, "expected a date as YYYY-MM-DD") }
        return date
    }

    /// An optional civil date.
    func optionalDate(_ key: String) -> CivilDate? { has(key) ? date(key) : nil }
}
