public import Domain
public import Policies

/// Cuts the nights that two calendars of a listing have in common into runs.
public struct RunFinder: Sendable {
    /// How runs are taken.
    public let rules: NightRunRules

    /// How probable a stay is in a run, by its look.
    public let estimates: EstimateRules

    /// A finder.
    public init(rules: NightRunRules, estimates: EstimateRules) {
        self.rules = rules
        self.estimates = estimates
    }

    /// The runs, in the order of nights.
    public func runs(
        _ earlier: ListingCalendar,
        _ later: ListingCalendar,
        reviews: [CivilDate]
    ) -> [NightRun] {
        var runs: [NightRun] = []
        let start = max(earlier.first, later.first)
        let count = max(0, start.nights(until: min(earlier.end, later.end)))
        for offset in 0..<count {
            let night = start.adding(days: offset)
            let (before, after) = (earlier[night], later[night])
            guard before != .missing, after != .missing else { continue }
            if let last = runs.last, last.end == night, last.earlier == before,
                last.later == after
            {
                runs[runs.count - 1].nights += 1
            } else {
                runs.append(
                    NightRun(
                        listingID: later.listingID,
                        first: night,
                        nights: 1,
                        earlier: before,
                        later: after,
                        state: .unknown
                    )
                )
            }
        }
        for index in runs.indices { judge(&runs[index], later, reviews) }
        return runs
    }

    private func judge(_ run: inout NightRun, _ later: ListingCalendar, _ reviews: [CivilDate]) {
        switch run.change {
        case .stayedAvailable, .becameAvailable: run.state = .available
        case .stayedUnavailable: run.state = .unknown
        case .becameUnavailable:
            let look = rules.look(of: run.first..<run.end, in: later, reviews: reviews)
            run.look = look
            let probability = RunLengths(rules: estimates).probability(
                look,
                nights: run.nights,
                minimumStay: later.minimumStay(of: run.first)
            )
            run.state = probability >= 0.5 ? .booked : .blocked
        }
    }
}
