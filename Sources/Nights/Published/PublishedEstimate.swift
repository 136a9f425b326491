internal import Policies

/// The publisher's occupancy model: reviews times stay, with a ceiling.
struct PublishedEstimate {
    let model: PublishedModel

    /// The base stay that is used: the dump's own where it can be inferred.
    let baseStay: Int

    /// Whether the dump's own figures gave it.
    let isInferred: Bool

    /// Infers the base stay.
    ///
    /// The listings that tell it are reviewed, take stays of one night and lie below the ceiling;
    /// it is the value that most of them have.
    init(_ model: PublishedModel, listings: some Collection<PublishedListing>) {
        self.model = model
        var votes: [Int: Int] = [:]
        for listing in listings where listing.minimumNights == 1 {
            guard let occupancy = listing.published[.occupancy],
                let reviews = listing.published[.reviews365], reviews > 0,
                occupancy < Int64(model.ceilingNights)
            else { continue }
            let (stay, rest) = Int(occupancy)
                .quotientAndRemainder(dividingBy: model.reviewFactor * Int(reviews))
            if rest == 0, stay > 0 { votes[stay, default: 0] += 1 }
        }
        let winner = votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
        baseStay = winner ?? model.baseStayNights
        isInferred = winner != nil
    }

    /// The occupancy in nights.
    func occupancy(reviews: Int64, minimumNights: Int) -> Int64 {
        let stay = Int64(max(minimumNights, baseStay))
        let (product, overflow) = (Int64(model.reviewFactor) * reviews)
            .multipliedReportingOverflow(by: stay)
        let ceiling = Int64(model.ceilingNights)
        return overflow ? ceiling : min(product, ceiling)
    }
}
