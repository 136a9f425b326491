public import Domain
internal import Policies

extension LicenceCheck {
    /// A first state and a state with the listings that are in both.
    public struct StateCount: Sendable {
        /// The first look.
        public var firstState: FirstState

        /// The primary state.
        public var state: LicenceState

        /// How many of all listings, clustered by host.
        public var count: ClusteredShare
    }

    /// How many listings are in each first state, in the order of `FirstState`.
    ///
    /// A state that only occurs without a register is left out where there is one.
    public var firstStates: [(state: FirstState, count: ClusteredShare)] {
        FirstState.allCases.compactMap { state in
            let count = share(unit: "listing") { $0.firstState == state }
            if state == .noRegister, count.share.numerator == 0 { return nil }
            return (state, count)
        }
    }

    /// How many listings are in each pair of states that occurs.
    public var states: [StateCount] {
        var pairs: Set<[Int]> = []
        let firsts = FirstState.allCases
        let states = LicenceState.allCases
        for one in assessments {
            guard let first = firsts.firstIndex(of: one.firstState),
                let state = states.firstIndex(of: one.state)
            else { continue }
            pairs.insert([first, state])
        }
        return pairs.sorted { $0.lexicographicallyPrecedes($1) }.map { pair in
            let (first, state) = (firsts[pair[0]], states[pair[1]])
            return StateCount(
                firstState: first,
                state: state,
                count: share(unit: "listing") { $0.firstState == first && $0.state == state }
            )
        }
    }

    /// The part of the listings that fit, clustered by host.
    ///
    /// - Parameters:
    ///   - unit: what is counted.
    ///   - whole: which listings are looked at.
    ///   - fits: which of them have the property.
    /// - Returns: the part, with its clusters in the order of the accounts.
    func share(
        unit: String,
        among whole: (LicenceAssessment) -> Bool = { _ in true },
        where fits: (LicenceAssessment) -> Bool
    ) -> ClusteredShare {
        var clusters: [String: (with: Int, all: Int)] = [:]
        for one in assessments where whole(one) {
            clusters[one.listing.hostID, default: (0, 0)].all += 1
            if fits(one) { clusters[one.listing.hostID, default: (0, 0)].with += 1 }
        }
        // Integer sums, and residuals in the order of the accounts: the same bits each time.
        let ordered = clusters.sorted { $0.key < $1.key }.map(\.value)
        return ClusteredShare(clusters: ordered, unit: unit)
    }
}

extension LicenceCheck {
    /// Who shows each number of the city's own series, by number.
    public var numberUses: [NumberUse] { uses(assessments.map(\.reading)) }

    /// The same, where of a field with several numbers only the first counts.
    public var firstNumberUses: [NumberUse] {
        let own = Set(policy.licences.ownSeries.map(\.id))
        return uses(
            assessments.map { one in
                var reading = one.reading
                reading.numbers = Array(reading.ownNumbers(own).prefix(1))
                return reading
            }
        )
    }

    private func uses(_ readings: [LicenceReading]) -> [NumberUse] {
        let assessor = LicenceAssessor(
            rules: policy.licences,
            histories: histories,
            day: listings.date,
            platforms: platforms
        )
        return assessor.numberUses(assessments.map(\.listing), readings)
            .values.sorted { $0.number < $1.number }
    }

    /// Whether a number is shown at places too far apart for one dwelling.
    public func isSpread(_ use: NumberUse) -> Bool {
        guard let spread = use.spread,
            let platform = use.uses.first.map({ assessments[$0.listing].listing.platform }),
            let error = platforms.locationError(of: platform)
        else { return false }
        return spread > 2 * error.radius
    }
}
