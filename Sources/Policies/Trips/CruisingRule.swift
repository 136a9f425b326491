public import Domain
internal import StrictYAML

/// Of the time that an operator's cars are at its disposal in a month, no more than so large a
/// part is without passengers.
public struct CruisingRule: Hashable, Sendable {
    /// The largest part, in hundredths of a per cent, so that it is exact.
    public var mostBasisPoints: Int

    /// What counts as time without passengers.
    public var counted: Set<Counted>

    /// Zones in which cars count; the whole city where there is none.
    public var zones: [String]

    /// What can count.
    public enum Counted: String, Hashable, Sendable, CaseIterable {
        /// Without an order.
        case free = "p1"

        /// On the way to a passenger.
        case approach = "p2"
    }

    init(_ entry: YAMLMapping, zones lists: [String: [String]]) {
        mostBasisPoints = Int(((entry.optionalNumber("most-percent") ?? -1) * 100).rounded())
        if !(0...10_000).contains(mostBasisPoints) {
            entry.report("most-percent", "expected 0 to 100")
        }
        let names = entry.strings("counted")
        counted = Set(names.compactMap(Counted.init(rawValue:)))
        if counted.isEmpty || counted.count != names.count || !counted.contains(.free) {
            entry.report("counted", "expected [p1], or [p1, p2]")
        }
        zones = entry.zones("zones", of: lists)
    }
}

/// That a court or a legislator took a rule away as if it had not been made.
public struct Annulment: Hashable, Sendable {
    /// From this day on the rule holds for nothing.
    public var on: CivilDate

    /// By whom and why.
    public var why: String

    /// Where that can be read.
    public var address: String

    init?(_ entry: YAMLMapping) {
        defer { entry.end() }
        why = entry.string("why")
        address = entry.string("address")
        guard let on = entry.date("on") else { return nil }
        self.on = on
    }
}
