internal import Domain
internal import Nights
internal import Policies

/// The way from the looks to the nights of a year, run by run, in words.
struct NightsExplanation {
    let nights: StoredNights
    let listing: ListingNights

    var text: String {
        let year = nights.day.adding(days: -365)..<nights.day
        let chain = listing.chain(over: year)
        var lines = [
            "Listing \(listing.listing.id), nights from \(year.lowerBound) up to \(nights.day) "
                + (nights.loads.map {
                    "(listings of \($0.date), load \($0.listings), row \(listing.listing.rowNumber))"
                } ?? "(no listings are held)"),
            "",
            "Looks at its calendar: "
                + (listing.looks.isEmpty
                    ? "none" : listing.looks.map(\.day.description).joined(separator: ", ")),
            "Nights that a look covers: \(chain.observedNights) of "
                + "\(year.lowerBound.nights(until: year.upperBound))",
        ]
        lines += chain.runs.map(words)
        if let reviews = listing.reviews {
            let count = reviews.count { year.contains($0) }
            lines.append(
                "Reviews in these nights: \(count); minimum stay "
                    + (listing.listing.minimumNights.map { "\($0)" } ?? "not known")
            )
        } else {
            lines.append("No reviews were loaded")
        }
        lines += declarations(in: year)
        var reviewer = ReviewEstimator(rules: listing.rules, nights: 365)
        let each = listing.estimates(of: year, for: nil, &reviewer)
        let combined = NightEstimate.combined(
            each,
            minimumCoverage: listing.measures.minimumCoverage
        )
        lines.append("")
        for estimate in each + [combined].compactMap(\.self) {
            let range = estimate.range
            lines.append(
                "By \(estimate.method.rawValue): \(range, of: "night"), "
                    + "best \(Int(estimate.best.rounded())); evidence: \(estimate.grade.title); "
                    + "observed: \(Int((estimate.coverage * 100).rounded(.down))) %"
            )
        }
        if each.isEmpty { lines.append("Nothing tells of its nights") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The declared stays of the dwelling, each with the row that tells it.
    private func declarations(in year: Range<CivilDate>) -> [String] {
        guard let declared = listing.declared else {
            return nights.stays.isEmpty ? [] : ["Nothing was declared for it"]
        }
        let stays = declared.stays.filter { $0.first < year.upperBound && $0.end > year.lowerBound }
        let heading =
            "Declared for its dwelling: \(declared.nights(in: year), of: "night"), united, in "
        return [heading + "\(stays.count, of: "stay")"]
            + stays.map { stay in
                let source = stay.source.map { " (load \($0.load), row \($0.row))" } ?? ""
                let guests = stay.guests.map { ", guests: \($0)" } ?? ""
                return "\(stay.first) up to \(stay.end)\(guests)\(source)"
            }
    }

    private func words(_ run: CalendarChain.Run) -> String {
        let last = run.nights.upperBound.adding(days: -1)
        let seen =
            run.lastAvailableOn.map { "available on \($0), unavailable since " }
            ?? "never seen available, unavailable on "
        let chance = Int((run.probability * 100).rounded())
        return "\(run.nights.lowerBound) to \(last): \(run.count, of: "night"), \(seen)"
            + "\(run.unavailableSince); looks: \(run.look.rawValue); guests stayed with \(chance) %"
    }
}
