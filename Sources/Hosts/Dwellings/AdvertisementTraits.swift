internal import Domain

/// What comparing reads of an advertisement, as numbers: pairs are compared by the million.
struct AdvertisementTraits {
    /// The number of its type; -1 where it is not known.
    let roomType: Int8

    let place: GroundPoint?

    /// Twice the location error of its platform; not a number where that is not known.
    let reach: Double

    let hasLicence: Bool
    let hasAddress: Bool

    /// How many sequences of words are known of it.
    let shingles: Int

    /// The first and the last snapshot that shows it; -1 where none does.
    let firstSnapshot: Int
    let lastSnapshot: Int

    /// Whether every snapshot between these two shows it.
    let isInEverySnapshot: Bool

    /// The load that last showed it.
    let load: Int64

    /// Available nights among the next 30, 60, 90 and 365, and whether they tell it from others.
    let freeNights: SIMD4<Int>
    let tellsFreeNights: Bool

    let hasCalendar: Bool
    let calendarChanges: Int
    let calendarHash: UInt64

    /// Not a number where it is not known, as the three below.
    let guests: Double
    let bedrooms: Double
    let minimumNights: Double

    /// In minor units; 0 where it is not known.
    let price: Double

    /// The traits of all, in their order.
    static func all(
        _ advertisements: [HostedAdvertisement],
        reach: [Double?]
    ) -> [AdvertisementTraits] {
        advertisements.indices.map { AdvertisementTraits(advertisements[$0], reach[$0]) }
    }

    private init(_ one: HostedAdvertisement, _ reach: Double?) {
        roomType = one.roomType.flatMap { Int8(exactly: $0.place) } ?? -1
        place = one.place.map(GroundPoint.init)
        self.reach = reach ?? .nan
        hasLicence = !one.licences.isEmpty
        hasAddress = !one.addresses.isEmpty
        shingles = one.shingles.count
        firstSnapshot = one.snapshots.first ?? -1
        lastSnapshot = one.snapshots.last ?? -1
        isInEverySnapshot = lastSnapshot - firstSnapshot + 1 == one.snapshots.count
        load = one.source.loadID
        let nights = one.availability ?? []
        freeNights = nights.count == 4 ? SIMD4(nights) : .zero
        tellsFreeNights = one.availability.map(FreeNightFrequency.tells) ?? false
        hasCalendar = one.calendar != nil
        calendarChanges = one.calendar?.changes ?? -1
        calendarHash = one.calendar?.hash ?? 0
        guests = one.accommodates.map(Double.init) ?? .nan
        bedrooms = one.bedrooms ?? .nan
        minimumNights = one.minimumNights.map(Double.init) ?? .nan
        price = one.price.map(Double.init) ?? 0
    }
}

extension RoomType {
    /// Its place among all types.
    fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A comparison of advertisements with its levels in the form that is looked up.
struct AspectRule {
    let aspect: AdvertisementAspect?

    /// The level of each word; -1 where the model has it not.
    let same: Int
    let other: Int
    let sameBuilding: Int
    let after: Int
    let together: Int

    /// The last level.
    let last: Int

    /// The limit of each level; infinite where it has none.
    private let limits: [Double]

    /// Which levels want no difference at all.
    private let wantsSame: [Bool]

    init(_ comparison: LinkageModel.Comparison) {
        aspect = AdvertisementAspect(rawValue: comparison.id)
        let words = comparison.levels.map(\.condition)
        func level(_ word: String) -> Int { words.firstIndex(of: word) ?? -1 }
        same = level("same")
        other = level("other")
        sameBuilding = level("same-building")
        after = level("after")
        together = level("together")
        last = words.count - 1
        limits = comparison.levels.map { $0.limit ?? .infinity }
        wantsSame = words.map { $0 == "same" }
    }

    /// The limit of the first level; 1 where it has none.
    var firstLimit: Double { limits[0].isFinite ? limits[0] : 1 }

    /// The first level whose limit a number reaches.
    func firstLimit(atMost number: Double) -> Int? {
        limits.indices.first { limits[$0] <= number }
    }

    /// The level of two numbers; -1 where one is not known.
    func level(_ one: Double, _ other: Double) -> Int {
        one.isNaN || other.isNaN ? -1 : level(difference: abs(one - other))
    }

    /// The level of a difference.
    func level(difference: Double) -> Int {
        for level in limits.indices {
            if wantsSame[level] ? difference == 0 : difference <= limits[level] { return level }
        }
        return last
    }

    /// The level of how addresses agree; -1 where one has none.
    func level(of agreement: RegisteredAddress.Agreement?) -> Int {
        switch agreement {
        case .same: same
        case .sameBuilding: sameBuilding
        case .other: other
        case nil: -1
        }
    }
}
