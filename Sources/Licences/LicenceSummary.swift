public import Domain
internal import Policies

extension LicenceCheck {
    /// A first state, a state and a level with the listings that are in all.
    public struct StateCount: Sendable {
        /// The first look.
        public var firstState: FirstState

        /// The primary state.
        public var state: LicenceState

        /// What may be concluded at most.
        public var level: LicenceLevel

        /// How many of all listings, clustered by host.
        public var count: ClusteredShare
    }

    /// How many listings are in each first state, in the order of `FirstState`.
    ///
    /// A state that only occurs without a register is left out where there is one.
    public var firstStates: [(state: FirstState, count: ClusteredShare)] {
        FirstState.allCases.compactMap { state in
            let count = standings.share { $0.firstState == state }
            if state == .noRegister, count.share.numerator == 0 { return nil }
            return (state, count)
        }
    }

    /// How many listings are in each first state, state and level that occurs together.
    public var states: [StateCount] {
        let (firsts, states) = (FirstState.allCases, LicenceState.allCases)
        let levels = LicenceLevel.allCases
        func place(_ one: LicenceAssessment) -> [Int] {
            [
                firsts.firstIndex(of: one.firstState) ?? 0, states.firstIndex(of: one.state) ?? 0,
                levels.firstIndex(of: one.level) ?? 0,
            ]
        }
        let hosts = standings.accounts.map { (with: 0, all: $0.count) }
        let groups = Dictionary(grouping: assessments.indices) { place(assessments[$0]) }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, members in
            var clusters = hosts
            for member in members { clusters[standings.all[member].account].with += 1 }
            return StateCount(
                firstState: firsts[key[0]],
                state: states[key[1]],
                level: levels[key[2]],
                count: ClusteredShare(clusters: clusters, unit: "listing")
            )
        }
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

    /// The other advertisements whose state is about the same number, in the order of their ids.
    public func others(_ one: LicenceAssessment) -> [LicenceAssessment] {
        guard let number = one.number else { return [] }
        return assessments.filter { $0.number == number && $0.listing != one.listing }
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
