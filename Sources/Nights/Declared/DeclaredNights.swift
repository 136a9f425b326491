public import Domain
public import Policies

/// The nights that were declared for a dwelling: united over platforms, never added.
public struct DeclaredNights: Hashable, Sendable {
    /// The stays in force: of each id the last version, without those withdrawn.
    public let stays: [DeclaredStay]

    /// Declarations whose end is not after their first night.
    public let withoutNights: Int

    /// Puts declarations of one dwelling in order.
    public init(_ declared: [DeclaredStay]) {
        let inForce = DeclaredStay.inForce(declared)
        stays = inForce.filter { $0.first < $0.end }
            .sorted { ($0.first, $0.end, $0.id) < ($1.first, $1.end, $1.id) }
        withoutNights = inForce.count - stays.count
    }

    /// The nights as uses of the dwelling.
    public var uses: [UsedNights] {
        stays.map { stay in
            UsedNights(
                listing: stay.listing ?? stay.id,
                dwelling: stay.dwelling,
                first: stay.first,
                nights: stay.first.nights(until: stay.end),
                isDeclared: true,
                guests: stay.guests,
                revenueMinor: stay.revenueMinor
            )
        }
    }

    /// How many nights of a period were declared; of a cap those that count against it.
    public func nights(in period: Range<CivilDate>, for cap: NightCap? = nil) -> Int {
        var (count, done) = (0, period.lowerBound)
        for (stay, use) in zip(stays, uses) where cap?.counts(use) ?? true {
            let first = max(stay.first, done)
            let end = min(stay.end, period.upperBound)
            count += max(0, first.nights(until: end))
            done = max(done, end)
        }
        return count
    }

    /// The estimate of a period that declarations cover to a known part.
    public func estimate(
        of period: Range<CivilDate>,
        for cap: NightCap? = nil,
        coverage: Double
    ) -> NightEstimate {
        let days = period.lowerBound.nights(until: period.upperBound)
        return NightEstimate(
            method: .declared,
            distribution: CountDistribution(certainly: nights(in: period, for: cap), of: days),
            grade: .declared,
            coverage: coverage
        )
    }
}
