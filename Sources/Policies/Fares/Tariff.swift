public import Domain
internal import Foundation
public import StrictYAML

/// What a taximeter charges by law in some time: `analyses/cities/<city>/tariffs.yaml`.
public struct Tariff: Hashable, Sendable {
    /// The class of service, as trips name it.
    public var service: String

    /// The first day in force.
    public var inForceFrom: CivilDate

    /// The first day no longer in force.
    public var inForceUntil: CivilDate?

    /// Minor units for getting in.
    public var initial: Double

    /// Minor units per metre while driving.
    public var perMetre: Double

    /// Minor units per second while standing or slow.
    public var perSecond: Double

    /// How sure the figures are.
    public var confidence: CityPolicy.Confidence

    /// Whether it holds on a day for a service.
    public func holds(_ day: CivilDate, service: String) -> Bool {
        service == self.service && inForceFrom <= day && (inForceUntil.map { day < $0 } ?? true)
    }

    /// The least that a meter shows: every metre driven, no second stood.
    public func least(metres: Int64) -> Double { initial + perMetre * Double(metres) }

    /// More than a meter can show: every metre and every second charged.
    public func most(metres: Int64, seconds: Int64) -> Double {
        least(metres: metres) + perSecond * Double(seconds)
    }

    init(_ entry: YAMLMapping) {
        service = entry.string("service")
        let from = entry.date("in-force-from")
        inForceFrom = from ?? CivilDate(daysSinceEpoch: 0)
        inForceUntil = entry.optionalDate("in-force-until")
        let unit = entry.choice("unit", of: LengthUnit.self) ?? .kilometre
        func amount(_ key: String) -> Double {
            guard let value = entry.optionalNumber(key), value >= 0 else {
                entry.report(key, "expected an amount, at least 0")
                return 0
            }
            return value * 100
        }
        initial = amount("initial")
        perMetre = amount("per-distance") / unit.metres
        perSecond = amount("per-minute") / 60
        confidence = entry.choice("confidence", of: CityPolicy.Confidence.self) ?? .memory
        _ = entry.string("source")
    }
}

extension CityCatalogue {
    /// The tariffs of a city; none where it has no such file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public func tariffs(of id: String) throws(YAMLError) -> [Tariff] {
        let path = "\(folder)/\(id)/tariffs.yaml"
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try Tariff.all(document: YAMLDocument(contentsOf: path))
    }
}

extension Tariff {
    /// The tariffs of a file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public static func all(document: YAMLDocument) throws(YAMLError) -> [Tariff] {
        let root = document.root
        let tariffs = root.list("tariffs") { Tariff($0) }
        root.end()
        try document.finish()
        return tariffs
    }
}
