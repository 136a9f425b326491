public import Domain
internal import Policies

/// One answer to "how many are unlicensed?", with the question spelled out.
///
/// Published shares differ by a factor of two because their definitions do; here they stand side
/// by side.
public struct LicenceHeadline: Sendable {
    /// What is counted as unlicensed.
    public var definition: String

    /// Of what.
    public var population: String

    /// The part, clustered by host account.
    public var share: ClusteredShare
}

extension LicenceCheck {
    /// The unlicensed share under each named definition.
    ///
    /// What no register can tell is left out: without a register only what is shown is counted, and
    /// a number that cannot be looked up is neither licensed nor unlicensed.
    public var headlines: [LicenceHeadline] {
        let own = Set(policy.licences.ownSeries.map(\.id))
        let shown = [
            headline("shows no number of the city's series", "all listings") { !$0.showsNumber },
            headline(
                "shows no number of the city's series",
                "entire homes",
                among: \.isWhole,
                where: { !$0.showsNumber }
            ),
        ]
        guard !histories.isEmpty else { return shown }
        return shown + registerHeadlines + [byDwelling, byNumber(own)]
    }

    private var registerHeadlines: [LicenceHeadline] {
        func isUnexplained(_ one: LicenceStandings.Standing) -> Bool {
            !one.state.isInRegister && one.state != .exemptionClaimed
                && one.state != .otherRegime && one.state != .elsewhere
        }
        return [
            headline(
                "no number that stands in the register",
                "all listings",
                among: \.isDeterminable,
                where: { !$0.state.isInRegister }
            ),
            headline(
                "no number in the register, no exemption claimed, no other licence shown",
                "all listings",
                among: \.isDeterminable,
                where: isUnexplained
            ),
            headline(
                "no number that stands in the register",
                "entire homes",
                among: { $0.isWhole && $0.isDeterminable },
                where: { !$0.state.isInRegister }
            ),
            headline(
                "the number shown does not stand in the register",
                "listings that show one",
                among: { $0.showsNumber && $0.isDeterminable },
                where: { !$0.state.isInRegister }
            ),
        ]
    }

    private func headline(
        _ definition: String,
        _ population: String,
        among whole: (LicenceStandings.Standing) -> Bool = { _ in true },
        where fits: (LicenceStandings.Standing) -> Bool
    ) -> LicenceHeadline {
        LicenceHeadline(
            definition: definition,
            population: population,
            share: standings.share(among: whole, where: fits)
        )
    }

    /// Distinct numbers that are shown: each is its own cluster.
    private func byNumber(_ own: Set<String>) -> LicenceHeadline {
        var numbers: [String: Bool] = [:]
        for one in assessments {
            for shown in one.reading.ownNumbers(own) {
                let register = policy.licences.series.first { $0.id == shown.series }?.register
                if let history = register.flatMap({ histories[$0] }) {
                    numbers[shown.number] = history.inForce.holds(shown.number)
                }
            }
        }
        // In the order of the numbers: the same bits each time.
        let clusters = numbers.sorted { $0.key < $1.key }
            .map { (with: $0.value ? 0 : 1, all: 1) }
        return LicenceHeadline(
            definition: "the number does not stand in the register",
            population: "distinct numbers shown",
            share: ClusteredShare(clusters: clusters, unit: "licence number")
        )
    }
}
