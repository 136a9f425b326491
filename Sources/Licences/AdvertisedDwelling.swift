internal import Domain
internal import Policies

extension LicenceCheck {
    /// Dwellings as far as a snapshot shows them: a whole home is one, the rooms of an account that
    /// lie within twice the location error of a first one are one, and so are the listings of an
    /// account that show the same number.
    ///
    /// A rough count, named so: photographs and calendars tell more (`Hosts`).
    var byDwelling: LicenceHeadline {
        var clusters: [String: (with: Int, all: Int)] = [:]
        let byHost = Dictionary(grouping: assessments.filter(isDeterminable), by: \.listing.hostID)
        for (host, listings) in byHost {
            for dwelling in dwellings(of: listings) {
                clusters[host, default: (0, 0)].all += 1
                if dwelling.allSatisfy({ !$0.state.isInRegister }) {
                    clusters[host, default: (0, 0)].with += 1
                }
            }
        }
        return LicenceHeadline(
            definition: "no number that stands in the register",
            population: "dwellings (rooms of one account at one place are one)",
            share: ClusteredShare(
                clusters: clusters.sorted { $0.key < $1.key }.map(\.value),
                unit: "dwelling"
            )
        )
    }

    private func dwellings(of listings: [LicenceAssessment]) -> [[LicenceAssessment]] {
        var dwellings: [[LicenceAssessment]] = []
        for one in listings {
            let same = dwellings.firstIndex { isOne($0[0], one) }
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
