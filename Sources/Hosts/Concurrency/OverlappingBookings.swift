public import Domain

/// On how many nights guests stayed in two dwellings of one operator or more: whoever lives in one
/// home cannot let two.
public struct OverlappingBookings: Hashable, Sendable {
    /// Nights on which two dwellings or more had guests for certain.
    public private(set) var certain = 0

    /// The expected number of nights on which two or more had guests, if bookings of different
    /// dwellings are independent.
    public private(set) var expected = 0.0

    /// The most dwellings that rather had guests than not on one night.
    public private(set) var most = 0

    /// Nights that were booked, as far as is known.
    public struct Booked: Hashable, Sendable {
        /// The nights.
        public var nights: Range<CivilDate>

        /// How probable it is that guests stayed.
        public var probability: Double

        /// Nights that were booked.
        public init(nights: Range<CivilDate>, probability: Double) {
            self.nights = nights
            self.probability = probability
        }
    }

    /// Counts the nights of a period.
    ///
    /// - Parameters:
    ///   - dwellings: what is known of each dwelling's bookings; of several advertisements of one
    ///     dwelling all of them together.
    ///   - period: the nights.
    public init(dwellings: [[Booked]], period: Range<CivilDate>) {
        let count = max(0, period.lowerBound.nights(until: period.upperBound))
        var none = [Double](repeating: 1, count: count)
        var one = [Double](repeating: 0, count: count)
        var sure = [Int](repeating: 0, count: count)
        var rather = sure
        for dwelling in dwellings {
            var free = [Double](repeating: 1, count: count)
            for booked in dwelling {
                let first = max(0, period.lowerBound.nights(until: booked.nights.lowerBound))
                let end = min(count, period.lowerBound.nights(until: booked.nights.upperBound))
                guard first < end else { continue }
                for night in first..<end { free[night] *= 1 - booked.probability }
            }
            for night in 0..<count {
                let taken = 1 - free[night]
                one[night] = one[night] * free[night] + none[night] * taken
                none[night] *= free[night]
                if taken == 1 { sure[night] += 1 }
                if taken >= 0.5 { rather[night] += 1 }
            }
        }
        for night in 0..<count { expected += max(0, 1 - none[night] - one[night]) }
        certain = sure.count { $0 > 1 }
        most = rather.max() ?? 0
    }
}
