public import Domain

/// What an operator is taken for, with what it rests on.
///
/// A register that names holders would tell owners from managers; where none does, the size and
/// licences that others show too are all there is, and an owner of several homes is not told from
/// whoever manages them for others.
public struct OperatorProfile: Hashable, Sendable {
    /// What it is taken for.
    public var role: Role

    /// Dwellings on the day, at least and at most.
    public var dwellings: ClosedRange<Int>

    /// Different licence numbers that it shows.
    public var licences: Int

    /// Different buildings of these licences in the register.
    public var buildings: Int

    /// Of its licences those that another operator shows at the same place: two let one dwelling,
    /// as an owner and an agent do.
    public var sharedLicences: Int

    /// The most dwellings that one snapshot shows, at least, and the first day that does.
    public var most: (dwellings: Int, day: CivilDate)

    /// What operators are taken for.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// One dwelling, perhaps in several advertisements.
        case oneHome = "one home"

        /// Several; owner or manager is not told.
        case severalHomes = "several homes"

        /// So many, or so many that others let too, that it manages for others.
        case intermediary
    }

    /// What it rests on, in words.
    public var evidence: String {
        var parts = ["\(dwellings, of: "dwelling")"]
        if licences > 0 {
            parts.append(
                "\(licences, of: "licence")"
                    + (buildings > 0 ? " in \(buildings, of: "building")" : "")
            )
        }
        if sharedLicences > 0 {
            parts.append("\(sharedLicences) of them shown by another operator at the place")
        }
        return parts.joined(separator: "; ")
    }

    /// By what is counted.
    public static func == (left: Self, right: Self) -> Bool {
        left.role == right.role && left.evidence == right.evidence && left.most == right.most
    }

    /// By what is counted.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(role)
        hasher.combine(evidence)
    }
}

extension DwellingIndex {
    /// The profile of each operator, in the order of the operators.
    public func profiles() -> [OperatorProfile] {
        let history = operators.history
        let owners = operators.ownerOfAdvertisement
        let shared = sharedLicences(owners)
        var ranges = operators.operators.map { _ in (least: 0, most: 0) }
        for one in dwellings {
            ranges[one.owner].least += one.atLeast
            ranges[one.owner].most += one.atMost
        }
        let most = mostAtOneTime(owners)
        return operators.operators.indices.map { index in
            let current = operators.current(operators.operators[index])
            let advertisements = current.map { history.advertisements[$0] }
            let range = ranges[index]
            let licences = Set(advertisements.flatMap(\.licences))
            let others = licences.count { shared.contains(OwnedNumber(owner: index, number: $0)) }
            let role: OperatorProfile.Role =
                range.least <= 1
                ? .oneHome
                : range.least >= model.intermediaryDwellings
                    || others >= model.intermediarySharedLicences
                    ? .intermediary : .severalHomes
            return OperatorProfile(
                role: role,
                dwellings: range.least...max(range.least, range.most),
                licences: licences.count,
                buildings: Set(advertisements.flatMap(\.addresses).map(\.building)).count,
                sharedLicences: others,
                most: (
                    max(most[index].dwellings, range.least),
                    most[index].dwellings >= range.least
                        ? history.snapshots[most[index].snapshot].date
                        : history.snapshots[history.snapshots.count - 1].date
                )
            )
        }
    }

    private struct OwnedNumber: Hashable {
        var owner: Int
        var number: String
    }

    /// Licence numbers that two operators show at one place now.
    private func sharedLicences(_ owners: [Int]) -> Set<OwnedNumber> {
        var shown: [String: [Int]] = [:]
        for (position, one) in operators.history.advertisements.enumerated()
        where operators.isCurrent(position) {
            for number in one.licences { shown[number, default: []].append(position) }
        }
        var shared: Set<OwnedNumber> = []
        for (number, positions) in shown where positions.count > 1 {
            for (place, one) in positions.enumerated() {
                for other in positions[..<place]
                where owners[one] != owners[other] && linkage.weight(one, other) != nil {
                    shared.insert(OwnedNumber(owner: owners[one], number: number))
                    shared.insert(OwnedNumber(owner: owners[other], number: number))
                }
            }
        }
        return shared
    }

    /// For each operator the snapshot that shows most of its dwellings: homes that may be one count
    /// as one, rooms as many to a dwelling as it is taken to have.
    private func mostAtOneTime(_ owners: [Int]) -> [(dwellings: Int, snapshot: Int)] {
        let history = operators.history
        let count = history.snapshots.count
        var homes = [Int](repeating: 0, count: operators.operators.count * count)
        var rooms = homes
        for group in linkage.possibleGroups {
            let isWhole = Self.isWhole(group, history.advertisements)
            guard isWhole else { continue }
            var seen: Set<Int> = []
            for member in group {
                for snapshot in history.advertisements[member].snapshots {
                    seen.insert(owners[member] * count + snapshot)
                }
            }
            for place in seen { homes[place] += 1 }
        }
        for unit in linkage.groups where !Self.isWhole(unit, history.advertisements) {
            var seen: Set<Int> = []
            for member in unit {
                for snapshot in history.advertisements[member].snapshots {
                    seen.insert(owners[member] * count + snapshot)
                }
            }
            for place in seen { rooms[place] += 1 }
        }
        return operators.operators.indices.map { owner in
            var best = (dwellings: 0, snapshot: 0)
            for snapshot in 0..<count {
                let place = owner * count + snapshot
                let all =
                    homes[place]
                    + (rooms[place] + model.roomsPerDwelling - 1) / model.roomsPerDwelling
                if all > best.dwellings { best = (all, snapshot) }
            }
            return best
        }
    }
}
