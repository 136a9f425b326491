internal import Domain
internal import Hosts
internal import Nights
internal import Policies
internal import Store

/// The nights of each advertisement in the year before a day, and what they bring in at the price
/// that is shown: estimates, before all costs.
struct ListingIncome {
    /// Nights by advertisement, with the ends of the interval; none where nothing was seen.
    let nights: [AdvertisementID: (best: Double, range: ClosedRange<Int>)]

    /// Why there are none; `nil` where there are some.
    let refusal: String?

    init(_ store: VeedorStore, _ analysis: HostAnalysis) throws {
        let measures = try DataFolders.find().nightMeasures()
        let stored: StoredNights
        do {
            stored = try StoredNights(store, asOf: analysis.day, measures: measures)
        } catch NightsError.noEstimates {
            (nights, refusal) = ([:], "nothing is assumed of the stays of this city")
            return
        }
        var platforms: [String: String] = [:]
        for one in analysis.operators.history.advertisements {
            platforms[one.id.id] = one.id.platform
        }
        let year = stored.day.adding(days: -365)..<stored.day
        var nights: [AdvertisementID: (best: Double, range: ClosedRange<Int>)] = [:]
        var reviewer: ReviewEstimator?
        for listing in stored.listings {
            guard let platform = platforms[listing.listing.id] else { continue }
            var estimator = reviewer ?? ReviewEstimator(rules: listing.rules, nights: 365)
            let estimate = NightEstimate.combined(
                listing.estimates(of: year, for: nil, &estimator),
                minimumCoverage: measures.minimumCoverage
            )
            reviewer = estimator
            guard let estimate, estimate.coverage >= measures.minimumCoverage else { continue }
            nights[AdvertisementID(platform: platform, id: listing.listing.id)] = (
                estimate.best, estimate.range
            )
        }
        self.nights = nights
        refusal = nights.isEmpty ? "no calendars, reviews or declarations tell of them" : nil
    }

    /// Nights of an advertisement, rounded.
    func nights(_ one: HostedAdvertisement) -> Int {
        nights[one.id].map { Int($0.best.rounded()) } ?? 0
    }

    /// What they bring in, in minor units of the currency; zero where no price is shown.
    func revenue(_ one: HostedAdvertisement) -> Int {
        guard let price = one.price, let found = nights[one.id] else { return 0 }
        return Int((found.best * Double(price)).rounded())
    }
}
