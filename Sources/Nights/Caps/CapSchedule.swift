public import Domain
public import Policies

/// One cap of a city through the years: which form of it is in force on which night.
public struct CapSchedule: Sendable {
    /// The name of the cap.
    public let id: String

    private let spans: [(from: CivilDate, until: CivilDate?, cap: NightCap?)]

    /// Whether the zones of a cap, or the area of the advertisement, are not known.
    public let hasUnknownZones: Bool

    /// The cap of that name in the policies of a city, for one kind of advertisement in one area.
    ///
    /// Of several forms of the cap in one policy the first that holds counts.
    ///
    /// - Parameters:
    ///   - id: the name of the cap.
    ///   - policies: the policies of the city.
    ///   - roomType: the kind of advertisement.
    ///   - areas: the names of its district and neighbourhood.
    ///   - unknownZonesHold: whether a cap is taken to hold where its zones are not known.
    public init(
        id: String,
        policies: [CityPolicy],
        roomType: RoomType? = nil,
        areas: Set<String> = [],
        unknownZonesHold: Bool = false
    ) {
        self.id = id
        var isUnknown = false
        spans = policies.sorted { $0.inForceFrom < $1.inForceFrom }.map { policy in
            let cap = policy.nightCaps.first { cap in
                guard cap.id == id else { return false }
                let holds = cap.holds(roomType: roomType, areas: areas)
                isUnknown = isUnknown || holds == nil
                return holds ?? unknownZonesHold
            }
            return (policy.inForceFrom, policy.inForceUntil, cap)
        }
        hasUnknownZones = isUnknown
    }

    /// What the law says of a night.
    public enum Law: Sendable {
        /// No policy of the day is known.
        case unknown

        /// The policy of the day has no such cap.
        case none

        /// The cap in force.
        case cap(NightCap)
    }

    /// What the law says of a night.
    public func law(on night: CivilDate) -> Law {
        let span = spans.last { span in
            span.from <= night && (span.until.map { night < $0 } ?? true)
        }
        guard let span else { return .unknown }
        return span.cap.map { .cap($0) } ?? .none
    }

    /// The cap in force on a night.
    public func cap(on night: CivilDate) -> NightCap? {
        if case .cap(let cap) = law(on: night) { return cap }
        return nil
    }

    /// Whether a policy is known for every night of a period.
    func isKnown(through period: Range<CivilDate>) -> Bool {
        var night = period.lowerBound
        while night < period.upperBound {
            let span = spans.last { $0.from <= night && ($0.until.map { night < $0 } ?? true) }
            guard let span else { return false }
            let next = spans.first { $0.from > night }?.from
            night = [span.until, next].compactMap(\.self).min() ?? period.upperBound
        }
        return true
    }

    /// The parts of a period, each with its cap; parts without a cap are left out.
    ///
    /// A policy holds until its end or until the next one begins.
    func parts(of period: Range<CivilDate>) -> [(nights: Range<CivilDate>, cap: NightCap)] {
        spans.indices.compactMap { index in
            let span = spans[index]
            let next = spans[(index + 1)...].first.map(\.from)
            let first = max(span.from, period.lowerBound)
            let end = [span.until, next, period.upperBound].compactMap(\.self).min() ?? first
            guard let cap = span.cap, first < end else { return nil }
            return (first..<end, cap)
        }
    }

    /// How many nights the law allows in a period of which only the total is known.
    ///
    /// Where the cap changed within it that depends on when the nights were: more than the upper end
    /// is too many whenever they were, up to the lower end is allowed whenever they were.
    ///
    /// - Parameters:
    ///   - period: the whole year, season or window.
    ///   - day: nights from it on are yet to come.
    /// - Returns: `nil` where no night of it before the day has a cap.
    func allowed(in period: Range<CivilDate>, before day: CivilDate) -> ClosedRange<Int>? {
        let parts = parts(of: period)
        let maxima = parts.filter { $0.nights.lowerBound < day }.map(\.cap.maximumNights)
        guard let least = maxima.min(), let most = maxima.max() else { return nil }
        switch parts.last?.cap.proration ?? .running {
        case .running: return least...most
        case .byDays:
            let share = CapUse.share(of: period, parts)
            return share...share
        case .separate: return least...maxima.reduce(0, +)
        }
    }
}
