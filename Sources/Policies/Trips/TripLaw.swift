public import Domain
public import StrictYAML

/// What a city asks of trips from a day on: `analyses/cities/<city>/trips-<in-force-from>.yaml`.
///
/// It stands beside the policies on short lets, because the two change on days of their own. A
/// file is never edited once it is published; a change of law is a further file.
public struct TripLaw: Sendable {
    /// The first day it is in force.
    public var inForceFrom: CivilDate

    /// The first day it is no longer in force, where that is known.
    public var inForceUntil: CivilDate?

    /// Where the law says so.
    public var legalSources: [CityPolicy.LegalSource]

    /// What is asked.
    public var rules: [TripRule]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - document: the file.
    ///   - supplied: zones that the city drew and handed over.
    /// - Throws: `YAMLError` with every problem.
    public init(
        document: YAMLDocument,
        supplied: SuppliedZones = SuppliedZones()
    ) throws(YAMLError) {
        let root = document.root
        let inForceFrom = root.date("in-force-from")
        inForceUntil = root.optionalDate("in-force-until")
        legalSources = root.list("legal-sources") { entry in
            CityPolicy.LegalSource(
                article: entry.string("article"),
                address: entry.string("address"),
                checkedOn: entry.optionalDate("checked-on"),
                confidence: entry.choice("confidence", of: CityPolicy.Confidence.self) ?? .memory
            )
        }
        let unit = root.optionalChoice("distance-unit", of: LengthUnit.self) ?? .kilometre
        let zones = root.optionalMapping("zones")
        var zoneSets: [String: [String]] = [:]
        for name in zones?.keys ?? [] { zoneSets[name] = zones?.strings(name) }
        zones?.end()
        let lists = ZoneLists(
            written: zoneSets,
            toSupply: root.list("zones-to-supply") { ZonesToSupply($0) },
            supplied: supplied
        )
        rules = root.list("rules") { TripRule($0, unit: unit, zones: lists) }
        if rules.isEmpty { root.report("rules", "at least one rule is needed") }
        if legalSources.isEmpty { root.report("legal-sources", "at least one source is needed") }
        for (index, rule) in rules.enumerated() {
            let twin = rules[..<index].first { $0.id == rule.id && $0.overlaps(rule) }
            if twin != nil { root.report("rules", "'\(rule.id)' stands twice for the same days") }
        }
        root.end()
        try document.finish()
        guard let inForceFrom else { throw YAMLError(problems: []) }
        self.inForceFrom = inForceFrom
    }
}

extension TripRule {
    /// Whether both can be in force on one day.
    fileprivate func overlaps(_ other: TripRule) -> Bool {
        let first = max(from ?? .distantPast, other.from ?? .distantPast)
        let end = min(until ?? .distantFuture, other.until ?? .distantFuture)
        return first < end
    }
}

extension CivilDate {
    fileprivate static let distantPast = CivilDate(daysSinceEpoch: -719_162)
    fileprivate static let distantFuture = CivilDate(daysSinceEpoch: 2_932_896)
}
