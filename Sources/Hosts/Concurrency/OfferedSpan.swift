public import Domain

/// An advertisement that stands for some days in a row.
public struct OfferedSpan: Hashable, Sendable {
    /// The platform's id of the advertisement.
    public var listing: String

    /// Whose it is: an account, or an operator after linking.
    public var host: String

    /// What is let.
    public var roomType: RoomType

    /// Whether it is housing; a hotel is not.
    public var isHousing: Bool

    /// The days.
    public var days: DaySpan

    /// An advertisement that stands for some days.
    public init(
        listing: String,
        host: String,
        roomType: RoomType,
        isHousing: Bool = true,
        days: DaySpan
    ) {
        self.listing = listing
        self.host = host
        self.roomType = roomType
        self.isHousing = isHousing
        self.days = days
    }
}

/// What a host offers between two changes: advertisements at one time, by type.
struct OfferCount: Hashable {
    var days: DaySpan
    var counts: [OfferKind: Int]
}

/// What advertisements are counted by.
struct OfferKind: Hashable {
    var roomType: RoomType
    var isHousing: Bool
}

extension OfferCount {
    /// The counts of one host's advertisements, in order of time.
    ///
    /// An advertisement counts once a day however many of its spans cover it.
    static func counts(of spans: [OfferedSpan]) -> [OfferCount] {
        var changes: [CivilDate: [OfferKind: Int]] = [:]
        let byListing = Dictionary(grouping: spans) { span in
            "\(span.listing)\u{0}\(span.roomType.rawValue)\(span.isHousing)"
        }
        for spans in byListing.values {
            let kind = OfferKind(roomType: spans[0].roomType, isHousing: spans[0].isHousing)
            for days in DaySpan.merged(spans.map(\.days)) {
                changes[days.first, default: [:]][kind, default: 0] += 1
                changes[days.last.adding(days: 1), default: [:]][kind, default: 0] -= 1
            }
        }
        var result: [OfferCount] = []
        var counts: [OfferKind: Int] = [:]
        var since: CivilDate?
        for (day, change) in changes.sorted(by: { $0.key < $1.key }) {
            let present = counts.filter { $0.value > 0 }
            if let since, !present.isEmpty,
                let days = DaySpan(since, through: day.adding(days: -1))
            {
                result.append(OfferCount(days: days, counts: present))
            }
            counts.merge(change, uniquingKeysWith: +)
            since = day
        }
        return result
    }
}
