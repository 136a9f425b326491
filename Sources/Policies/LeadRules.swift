internal import StrictYAML

/// How registered dwellings are weighed that an advertisement without a number may be.
public struct LeadRules: Hashable, Sendable {
    /// Of advertisements that show no number, the part whose dwelling is licensed all the same.
    public var prior: Double

    /// What an entry with fewer places than guests counts for, from 0 to 1.
    public var weightWhenTooSmall: Double

    /// What an entry counts for whose number another advertisement shows, from 0 to 1.
    public var weightWhenShown: Double

    /// The distance in metres within which the density of registered dwellings is taken.
    public var neighbourhoodMetres: Double

    init?(_ entry: YAMLMapping) {
        defer { entry.end() }
        _ = entry.string("source")
        let (some, all) = (entry.integer("numerator"), entry.integer("denominator"))
        weightWhenTooSmall = entry.optionalNumber("weight-when-too-small") ?? -1
        weightWhenShown = entry.optionalNumber("weight-when-shown-elsewhere") ?? -1
        neighbourhoodMetres = entry.optionalNumber("neighbourhood-metres") ?? -1
        for (key, value) in [
            ("weight-when-too-small", weightWhenTooSmall),
            ("weight-when-shown-elsewhere", weightWhenShown),
        ] where !(0...1 ~= value) {
            entry.report(key, "expected a number from 0 to 1")
        }
        if neighbourhoodMetres <= 0 {
            entry.report("neighbourhood-metres", "expected metres above zero")
        }
        guard 0...all ~= some, all > 0 else {
            entry.report("numerator", "must lie between 0 and 'denominator'")
            return nil
        }
        prior = Double(some) / Double(all)
    }
}
