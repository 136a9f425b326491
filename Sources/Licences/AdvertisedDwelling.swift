internal import Domain
internal import Policies

extension LicenceCheck {
    /// Dwellings as far as a snapshot shows them: a whole home is one, the rooms of an account that
    /// lie within twice the location error of a first one are one, and so are the listings of an
    /// account that show the same number.
    ///
    /// A rough count, named so: photographs and calendars tell more (`Hosts`).
    var byDwelling: LicenceHeadline {
        var clusters = accounts.none
        for (account, members) in accounts.members.enumerated() {
            for dwelling in dwellings(of: members.filter { isDeterminable(assessments[$0]) }) {
                clusters[account].all += 1
                if dwelling.allSatisfy({ !assessments[$0].state.isInRegister }) {
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
        var dwellings: [[Int]] = []
        for one in advertisements {
            let same = dwellings.firstIndex { isOne(assessments[$0[0]], assessments[one]) }
            if let same { dwellings[same].append(one) } else { dwellings.append([one]) }
        }
        return dwellings
    }

    private func isOne(_ left: LicenceAssessment, _ right: LicenceAssessment) -> Bool {
        if left.state.isInRegister, right.state.isInRegister { return left.number == right.number }
        guard left.listing.roomType != .entireHome, right.listing.roomType != .entireHome,
            let first = left.listing.position, let second = right.listing.position,
            let error = platforms.locationError(of: left.listing.platform)
        else { return false }
        return first.metres(to: second) <= 2 * error.radius
    }
}
