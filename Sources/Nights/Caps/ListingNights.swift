public import Domain
public import Policies

/// The nights of one advertisement up to a day, estimated in every way there is.
public struct ListingNights: Sendable {
    /// The advertisement.
    public let listing: CappedListing

    /// Its looks, the earliest first.
    public let looks: [CalendarChain.Look]

    /// The days of its reviews; `nil` where no reviews were loaded.
    public let reviews: [CivilDate]?

    /// What was declared for its dwelling; `nil` where nothing was.
    public let declared: DeclaredNights?

    /// All that was declared in the city.
    let stays: StoredStays

    /// The day of the listings and their reviews: nothing later was seen.
    public let seenUntil: CivilDate

    /// What is assumed.
    public let measures: NightMeasures

    /// What is assumed of stays.
    public let rules: EstimateRules

    /// The looks as far as they tell about a period.
    public func chain(over period: Range<CivilDate>) -> CalendarChain {
        CalendarChain(
            looks: looks,
            reviews: reviews ?? [],
            period: period,
            runRules: measures.runs,
            rules: rules
        )
    }

    /// Every estimate of the nights of a period that count against a cap.
    ///
    /// - Parameters:
    ///   - period: the nights.
    ///   - cap: which nights count; nights with guests where none is given.
    ///   - reviewer: an estimator for periods of this length.
    /// - Returns: none where there are neither declarations, calendars nor reviews.
    public func estimates(
        of period: Range<CivilDate>,
        for cap: NightCap?,
        _ reviewer: inout ReviewEstimator
    ) -> [NightEstimate] {
        var estimates: [NightEstimate] = []
        let basis = cap?.basis ?? .booked
        let longest = cap?.exclusions.staysFromNights
        if let declared {
            let estimate = declared.estimate(
                of: period,
                for: cap,
                gaps: stays.gaps(in: period, of: declared),
                minimumStay: listing.minimumNights ?? 1,
                rules: rules
            )
            // Of a period of which nobody told a thing there is no estimate.
            if estimate.coverage > 0 { estimates.append(estimate) }
        }
        guard basis != .declared else { return estimates }
        if !looks.isEmpty {
            estimates.append(chain(over: period).estimate(basis, staysFromNights: longest))
        }
        if basis == .booked, let reviews {
            var estimate = reviewed(
                reviews.count { period.contains($0) },
                staysFromNights: longest,
                &reviewer
            )
            let days = Double(max(1, period.lowerBound.nights(until: period.upperBound)))
            let seen = period.lowerBound.nights(until: min(period.upperBound, seenUntil))
            estimate.coverage = Double(max(0, seen)) / days
            estimates.append(estimate)
        }
        return estimates
    }

    /// None where the shortest stay that is taken is too long to count.
    private func reviewed(
        _ reviews: Int,
        staysFromNights longest: Int?,
        _ reviewer: inout ReviewEstimator
    ) -> NightEstimate {
        let minimum = listing.minimumNights ?? 1
        guard let longest, minimum >= longest else {
            return reviewer.estimate(reviews: reviews, minimumStay: minimum)
        }
        return NightEstimate(
            method: .reviews,
            distribution: CountDistribution(certainly: 0, of: reviewer.nights),
            grade: .review,
            coverage: 1
        )
    }
}
