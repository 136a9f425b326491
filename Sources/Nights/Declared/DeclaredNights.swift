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

    /// Stays of which none overlaps another: what two platforms tell of the same nights is one.
    private static func united(_ stays: [Range<CivilDate>]) -> [Range<CivilDate>] {
        var united: [Range<CivilDate>] = []
        for stay in stays {
            if let last = united.last, stay.lowerBound < last.upperBound {
                united[united.count - 1] =
                    last.lowerBound..<max(last.upperBound, stay.upperBound)
            } else {
                united.append(stay)
            }
        }
        return united
    }

    /// Who declared any of the stays.
    public var declarers: Set<String> { Set(stays.map(\.declarer)) }

    /// The estimate of a period: what was declared is proved, what was not may come on top.
    ///
    /// - Parameters:
    ///   - period: the nights.
    ///   - cap: which of them count; all with guests where none is given.
    ///   - gaps: the nights of the period of which nobody told, in order.
    ///   - minimumStay: the shortest stay that is taken.
    ///   - rules: what is assumed of stays in the gaps.
    /// - Returns: exact where there is no gap.
    public func estimate(
        of period: Range<CivilDate>,
        for cap: NightCap? = nil,
        gaps: [Range<CivilDate>] = [],
        minimumStay: Int = 1,
        rules: EstimateRules
    ) -> NightEstimate {
        let days = period.lowerBound.nights(until: period.upperBound)
        let missing = gaps.reduce(0) { $0 + $1.lowerBound.nights(until: $1.upperBound) }
        let proved = nights(in: period, for: cap)
        let counting = uses.filter { use in
            use.first < period.upperBound && use.end > period.lowerBound
                && cap?.counts(use) ?? true
        }
        let undeclared = UndeclaredNights(
            stays: Self.united(counting.map { $0.first..<$0.end }),
            taken: Self.united(stays.map { $0.first..<$0.end }),
            gaps: gaps,
            period: period,
            minimumStay: minimumStay,
            longest: cap?.exclusions.staysFromNights,
            rules: rules
        )
        var distribution = CountDistribution(certainly: proved, of: days)
        distribution.add(undeclared.distribution())
        return NightEstimate(
            method: .declared,
            distribution: distribution,
            grade: missing == 0 ? .declared : .extrapolated,
            coverage: days == 0 ? 0 : Double(days - missing) / Double(days),
            proved: proved
        )
    }
}
