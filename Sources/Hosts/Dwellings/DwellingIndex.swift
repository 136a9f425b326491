internal import Domain
public import Policies

/// The dwellings behind the advertisements that the last snapshot shows.
public struct DwellingIndex: Sendable {
    /// The operators.
    public let operators: OperatorIndex

    /// The advertisements, linked.
    public let linkage: AdvertisementLinkage

    /// The dwellings, by operator and id.
    public let dwellings: [Dwelling]

    /// The rooms of one operator that may be ghost hostels, with their days.
    public let hostels: [GhostHostel]

    /// The model.
    public let model: DwellingModel

    /// A home that is advertised whole, or several that may be one, or rooms that may be one.
    public struct Dwelling: Hashable, Sendable {
        /// Stable: `D:` and the advertisement that was seen first.
        public var id: String

        /// The operator, by position.
        public var owner: Int

        /// The units: each a list of advertisements, by position in the history, that are one home
        /// or one room; of which the last snapshot shows at least one.
        public var units: [[Int]]

        /// Whether it is advertised whole.
        public var isWhole: Bool

        /// How many dwellings it is at least.
        public var atLeast: Int

        /// How many dwellings it is at most.
        public var atMost: Int { units.count }

        /// All its advertisements, past ones too.
        public var advertisements: [Int] { units.flatMap(\.self) }
    }

    /// Finds the dwellings.
    public init(
        _ operators: OperatorIndex,
        model: DwellingModel,
        platforms: PlatformCatalogue
    ) {
        self.operators = operators
        self.model = model
        let linkage = AdvertisementLinkage(operators, model: model, platforms: platforms)
        self.linkage = linkage
        let advertisements = operators.history.advertisements
        let units = linkage.groups.filter { $0.contains(where: operators.isCurrent) }
        let owners = operators.ownerOfAdvertisement
        let rooms = RoomCollection(operators, units: units, owners: owners, model, platforms)
        hostels = rooms.hostels
        var found: [Dwelling] = []
        // Homes that may be one stay together; how many they are is then a range.
        var groupOf: [Int: Int] = [:]
        for (group, members) in linkage.possibleGroups.enumerated() {
            for member in members { groupOf[member] = group }
        }
        let homes = units.filter { Self.isWhole($0, advertisements) }
        for group in Dictionary(grouping: homes, by: { groupOf[$0[0]] ?? -1 - $0[0] }).values {
            found.append(Self.dwelling(group, owners, operators, isWhole: true, atLeast: 1))
        }
        for group in rooms.groups {
            let atLeast = (group.count + model.roomsPerDwelling - 1) / model.roomsPerDwelling
            found.append(
                Self.dwelling(group, owners, operators, isWhole: false, atLeast: atLeast)
            )
        }
        dwellings = found.sorted { ($0.owner, $0.id) < ($1.owner, $1.id) }
    }

    static func isWhole(_ unit: [Int], _ advertisements: [HostedAdvertisement]) -> Bool {
        // What is not known to be a room is counted as a home.
        advertisements[unit[0]].roomType == .entireHome || advertisements[unit[0]].roomType == nil
    }

    /// A dwelling belongs to the operator of its latest advertisement, and is named after the first.
    private static func dwelling(
        _ units: [[Int]],
        _ owners: [Int],
        _ index: OperatorIndex,
        isWhole: Bool,
        atLeast: Int
    ) -> Dwelling {
        let all = units.flatMap(\.self)
        let advertisements = index.history.advertisements
        let founder = all.min { left, right in
            let (one, other) = (advertisements[left], advertisements[right])
            return (one.snapshots.first ?? 0, one.id) < (other.snapshots.first ?? 0, other.id)
        }
        let current = all.first(where: index.isCurrent) ?? all[0]
        return Dwelling(
            id: "D:\(advertisements[founder ?? all[0]].id)",
            owner: owners[current],
            units: units,
            isWhole: isWhole,
            atLeast: atLeast
        )
    }
}

/// Rooms of one operator, put together.
struct RoomCollection {
    /// Groups of units, each a dwelling or several.
    private(set) var groups: [[[Int]]] = []

    /// The groups with their days, from the size of a ghost hostel on.
    private(set) var hostels: [GhostHostel] = []

    init(
        _ index: OperatorIndex,
        units: [[Int]],
        owners: [Int],
        _ model: DwellingModel,
        _ platforms: PlatformCatalogue
    ) {
        let advertisements = index.history.advertisements
        let dates = index.history.snapshots.map(\.date)
        var byOwner: [Int: [[Int]]] = [:]
        for unit in units where !DwellingIndex.isWhole(unit, advertisements) {
            let current = unit.first(where: index.isCurrent) ?? unit[0]
            byOwner[owners[current], default: []].append(unit)
        }
        for (owner, units) in byOwner.sorted(by: { $0.key < $1.key }) {
            var offers: [RoomOffer] = []
            var unitOfListing: [String: [Int]] = [:]
            for unit in units {
                let shown = unit.first(where: index.isCurrent) ?? unit[0]
                let one = advertisements[shown]
                let snapshots = unit.flatMap { advertisements[$0].snapshots }
                guard let place = one.place,
                    let reach = platforms.locationError(of: one.id.platform)?.radius,
                    let first = snapshots.min(), let last = snapshots.max(),
                    let days = DaySpan(dates[first], through: dates[last]), reach > 0
                else {
                    groups.append([unit])
                    continue
                }
                unitOfListing["\(one.id)"] = unit
                offers.append(
                    RoomOffer(
                        listing: "\(one.id)",
                        host: index.operators[owner].id,
                        place: .ground(place),
                        days: days
                    )
                )
            }
            add(offers, unitOfListing, model, radius: Self.radius(index, owner, platforms))
        }
    }

    private static func radius(
        _ index: OperatorIndex,
        _ owner: Int,
        _ platforms: PlatformCatalogue
    ) -> Double {
        let names = Set(
            index.operators[owner].accounts.map { index.linkage.accounts[$0].account.platform }
        )
        return names.compactMap { platforms.locationError(of: $0)?.radius }.min() ?? 0
    }

    private mutating func add(
        _ offers: [RoomOffer],
        _ units: [String: [Int]],
        _ model: DwellingModel,
        radius: Double
    ) {
        var definition = GhostHostelDefinition(
            vicinity: Vicinity(radius: radius),
            rooms: model.rooms,
            roomsPerDwelling: model.roomsPerDwelling,
            grouping: model.grouping
        )
        hostels += definition.hostels(offers)
        // Now: each room once, the largest groups first.
        var left = offers.sorted { $0.listing < $1.listing }
        let now = definition.hostelsAtOnce(left).sorted {
            ($1.listings.count, $0.listings[0]) < ($0.listings.count, $1.listings[0])
        }
        for hostel in now {
            let members = left.filter { hostel.listings.contains($0.listing) }
            guard members.count == hostel.listings.count else { continue }
            groups.append(members.compactMap { units[$0.listing] })
            left.removeAll { hostel.listings.contains($0.listing) }
        }
        definition.rooms = 1
        let rest = RoomGroups(definition: definition, offers: left)
        for group in rest.largestFirst(Array(left.indices)) {
            groups.append(group.compactMap { units[left[$0].listing] })
        }
    }
}
