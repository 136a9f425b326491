internal import Domain
internal import Policies

extension LicenceCheck {
    /// Dwellings as far as a snapshot shows them: a whole home is one, the rooms of an account that
    /// lie within twice the location error of a first one are one, and so are the listings of an
    /// account that show the same number.
    ///
    /// A rough count, named so: photographs and calendars tell more (`Hosts`).
    var byDwelling: LicenceHeadline {
        var clusters = standings.none
        for (account, members) in standings.accounts.enumerated() {
            for dwelling in dwellings(of: members.filter { standings.all[$0].isDeterminable }) {
                clusters[account].all += 1
                if dwelling.allSatisfy({ !standings.all[$0].state.isInRegister }) {
                    clusters[account].with += 1
                }
            }
        }
        return LicenceHeadline(
            definition: "no number that stands in the register",
            population: "dwellings (rooms of one account at one place are one)",
            share: ClusteredShare(
                clusters: clusters.filter { $0.all > 0 },
                unit: "dwelling"
            )
        )
    }

    /// The advertisements of one account, by position, put together.
    private func dwellings(of advertisements: [Int]) -> [[Int]] {
        guard advertisements.count > 1 else {
            return advertisements.isEmpty ? [] : [advertisements]
        }
        var dwellings: [[Int]] = []
        for one in advertisements {
            let same = dwellings.firstIndex { isOne($0[0], one) }
            if let same { dwellings[same].append(one) } else { dwellings.append([one]) }
        }
        return dwellings
    }

    private func isOne(_ left: Int, _ right: Int) -> Bool {
        let (one, other) = (standings.all[left], standings.all[right])
        if one.state.isInRegister, other.state.isInRegister {
            return assessments[left].number == assessments[right].number
        }
        guard !one.isWhole, !other.isWhole,
            let first = assessments[left].listing.position,
            let second = assessments[right].listing.position,
            let error = platforms.locationError(of: assessments[left].listing.platform)
        else { return false }
        return first.metres(to: second) <= 2 * error.radius
    }
}
