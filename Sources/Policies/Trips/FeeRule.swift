public import Domain
internal import StrictYAML

/// What a passenger must be charged for where and when a trip is.
public struct FeeRule: Hashable, Sendable {
    /// The field of the trip that holds the charge.
    public var field: TripField

    /// The fee, in minor units of the currency.
    public var amountMinor: Int64

    /// The fee of a shared ride, where it differs.
    public var sharedMinor: Int64?

    /// Zones: the fee is due where a trip begins or ends in one; everywhere where there is none.
    public var zones: ZoneSet

    /// Zones that lie in it only in part.
    public var unsureZones: ZoneSet

    /// Trips that begin or end in one of these are another rule's.
    public var exceptZones: ZoneSet

    /// Lists of zones that the city draws and has not supplied.
    public var missingLists: [ZonesToSupply]

    /// The field holds other charges too, so that more than the fee is no mistake.
    public var isLeast: Bool

    /// A trip may cross the zones without beginning or ending there.
    public var countsPassingThrough: Bool

    /// The hours of the pick-up at which it is due, the last one not included; all where none.
    public var hours: Range<Int>?

    /// Only from Monday to Friday.
    public var weekdaysOnly: Bool

    /// Paratransit rides are free of it.
    public var exemptsParatransit: Bool

    init(_ entry: YAMLMapping, zones lists: ZoneLists) {
        let name = entry.string("field")
        let field = TripField.allCases.first { $0.name == name && $0.storage == .money }
        if field == nil { entry.report("field", "'\(name)' is no amount of a trip") }
        self.field = field ?? .extras
        amountMinor = Int64(entry.integer("amount-minor"))
        sharedMinor = entry.optionalInteger("shared-amount-minor").map(Int64.init)
        let (inside, unsure) = (
            entry.zones("zones", of: lists), entry.zones("unsure-zones", of: lists)
        )
        let except = entry.zones("except-zones", of: lists)
        zones = inside.zones
        unsureZones = unsure.zones
        exceptZones = except.zones
        missingLists = inside.missing + unsure.missing + except.missing
        isLeast = entry.optionalBoolean("is-least") ?? false
        countsPassingThrough = entry.optionalBoolean("counts-passing-through") ?? false
        let bounds = entry.strings("hours").compactMap(Int.init)
        if bounds.count == 2, bounds[0] < bounds[1], bounds[0] >= 0, bounds[1] <= 24 {
            hours = bounds[0]..<bounds[1]
        } else {
            hours = nil
            if entry.has("hours") { entry.report("hours", "expected two hours, such as [6, 22]") }
        }
        weekdaysOnly = entry.optionalBoolean("weekdays-only") ?? false
        exemptsParatransit = entry.optionalBoolean("exempts-paratransit") ?? false
    }
}
