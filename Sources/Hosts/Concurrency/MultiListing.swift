public import Domain

/// When a host counts as one of several dwellings: so many advertisements of a type on one day.
///
/// The definition of UPGo-McGill's `strr` (two entire homes, or three private rooms, on one day),
/// with its numbers as parameters. An advertisement counts once a day, whatever its calendar says.
public struct MultiListing: Hashable, Sendable {
    /// From how many advertisements of a type on; types that are not named are not looked at.
    public var thresholds: [RoomType: Int]

    /// Whether all advertisements of the host count from then on, or those of the type only.
    public var countsAllTypes: Bool

    /// Whether housing and what is no housing are counted together.
    public var joinsHousing: Bool

    /// A definition.
    public init(
        thresholds: [RoomType: Int],
        countsAllTypes: Bool = true,
        joinsHousing: Bool = true
    ) {
        self.thresholds = thresholds
        self.countsAllTypes = countsAllTypes
        self.joinsHousing = joinsHousing
    }

    /// The days on which each advertisement is one of several, by id; others are left out.
    public func days(of spans: [OfferedSpan]) -> [String: [DaySpan]] {
        var found: [String: [DaySpan]] = [:]
        for spans in Dictionary(grouping: spans, by: \.host).values {
            let several = OfferCount.counts(of: spans).compactMap { count in
                let kinds = kinds(in: count.counts)
                return kinds.isEmpty ? nil : (days: count.days, kinds: kinds)
            }
            for span in spans {
                let kind = kind(span.roomType, span.isHousing)
                for (days, kinds) in several where countsAllTypes || kinds.contains(kind) {
                    guard let common = span.days.intersection(days) else { continue }
                    found[span.listing, default: []].append(common)
                }
            }
        }
        return found.mapValues { DaySpan.merged($0) }
    }

    /// The kinds of which there are enough.
    private func kinds(in counts: [OfferKind: Int]) -> Set<OfferKind> {
        var sums: [OfferKind: Int] = [:]
        for (each, count) in counts {
            sums[kind(each.roomType, each.isHousing), default: 0] += count
        }
        return Set(
            sums.filter { each in
                thresholds[each.key.roomType].map { each.value >= $0 } ?? false
            }.keys
        )
    }

    private func kind(_ type: RoomType, _ isHousing: Bool) -> OfferKind {
        OfferKind(roomType: type, isHousing: joinsHousing || isHousing)
    }
}
