internal import Policies

/// The least that a driver must get for a trip, in millionths of the currency's unit.
struct PayFloor {
    let rates: PayRule.Rates
    let least: Int64
    private let perMetre: Double
    private let perAccessibleMetre: Double
    private let perSecond: Double

    init(_ rates: PayRule.Rates, least: TripRate, unitMetres: Double) {
        self.rates = rates
        self.least = least.millionths
        perMetre = Double(rates.perDistance.millionths) / unitMetres
        perAccessibleMetre = Double(rates.perAccessibleDistance.millionths) / unitMetres
        perSecond = Double(rates.perMinute.millionths) / 60
    }

    /// The floor of a trip.
    ///
    /// Distances are kept in whole metres: half a metre is taken off, so that nobody is accused
    /// of a rounding.
    @inline(__always)
    func amount(metres: Int64, seconds: Int64, isAccessible: Bool) -> Int64 {
        let rate = isAccessible ? perAccessibleMetre : perMetre
        let distance = rate * max(0, Double(metres) - 0.5)
        return max(least, Int64(distance + perSecond * Double(seconds)))
    }
}
