public import Domain
internal import StrictYAML

/// What a driver must get for a trip: so much per distance, so much per minute, and no less than
/// a least amount.
public struct PayRule: Hashable, Sendable {
    /// Rates of one kind of trip.
    public struct Rates: Hashable, Sendable {
        /// Per unit of distance.
        public var perDistance: TripRate

        /// Per unit of distance in a wheelchair-accessible ride.
        public var perAccessibleDistance: TripRate

        /// Per minute with a passenger.
        public var perMinute: TripRate

        init(_ entry: YAMLMapping) {
            perDistance = entry.rate("per-distance")
            perAccessibleDistance = entry.optionalRate("per-accessible-distance") ?? perDistance
            perMinute = entry.rate("per-minute")
        }
    }

    /// The unit of distance.
    public var unit: LengthUnit

    /// The rates.
    public var rates: Rates

    /// The least for a trip.
    public var least: TripRate

    /// Zones where other rates hold for a part of the trip that the file does not tell.
    public var outside: [String]

    /// The rates there.
    public var outsideRates: Rates?

    /// Shared rides are paid per passenger, which the file does not tell.
    public var sharedIsUnknown: Bool

    /// The floor holds for the sums of so many days; 0: for every trip.
    public var periodDays: Int

    init(_ entry: YAMLMapping, unit: LengthUnit, zones: [String: [String]]) {
        self.unit = unit
        rates = Rates(entry)
        least = entry.optionalRate("least") ?? TripRate(millionths: 0)
        outside = entry.zones("outside", of: zones)
        outsideRates = entry.optionalMapping("outside-rates").map { rates in
            defer { rates.end() }
            return Rates(rates)
        }
        sharedIsUnknown = entry.optionalBoolean("shared-is-unknown") ?? false
        periodDays = entry.optionalInteger("period-days") ?? 0
        if periodDays < 0 { entry.report("period-days", "is negative") }
        if outside.isEmpty != (outsideRates == nil) {
            entry.report("outside", "'outside' and 'outside-rates' belong together")
        }
    }
}
