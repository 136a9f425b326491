internal import Domain

/// What shares count of some advertisements: little of each, and whose it is.
struct LicenceStandings: Sendable {
    /// In the order of the assessments.
    let all: [Standing]

    /// Of each account, in their order, its advertisements by position: the clusters of every share.
    let accounts: [[Int]]

    /// One advertisement.
    struct Standing: Sendable {
        var firstState: FirstState
        var state: LicenceState

        /// The place of its account among all.
        var account = 0

        /// Whether a number of the city's own series is shown.
        var showsNumber: Bool

        /// Whether it is a whole home.
        var isWhole: Bool

        /// Whether a register could be asked.
        var isDeterminable: Bool { state != .undeterminable }
    }

    init(_ assessments: [LicenceAssessment], own: Set<String>) {
        let groups = Dictionary(grouping: assessments.indices) { assessments[$0].listing.hostID }
        accounts = groups.sorted { $0.key < $1.key }.map(\.value)
        var all = assessments.map { one in
            Standing(
                firstState: one.firstState,
                state: one.state,
                showsNumber: one.reading.showsNumber(of: own),
                isWhole: one.listing.roomType == .entireHome
            )
        }
        for (account, members) in accounts.enumerated() {
            for position in members { all[position].account = account }
        }
        self.all = all
    }

    /// Nothing counted yet, of any account.
    var none: [(with: Int, all: Int)] { Array(repeating: (0, 0), count: accounts.count) }

    /// The part of the advertisements that fit, clustered by account.
    ///
    /// - Parameters:
    ///   - whole: which are looked at.
    ///   - fits: which of them have the property.
    /// - Returns: the part, with its clusters in the order of the accounts.
    func share(
        among whole: (Standing) -> Bool = { _ in true },
        where fits: (Standing) -> Bool
    ) -> ClusteredShare {
        var clusters = none
        for one in all where whole(one) {
            clusters[one.account].all += 1
            if fits(one) { clusters[one.account].with += 1 }
        }
        return ClusteredShare(clusters: clusters.filter { $0.all > 0 }, unit: "listing")
    }
}
