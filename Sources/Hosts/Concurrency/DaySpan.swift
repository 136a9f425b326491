public import Domain

/// Days in a row, both ends included.
public struct DaySpan: Hashable, Sendable {
    /// The first day.
    public var first: CivilDate

    /// The last day; not before the first.
    public var last: CivilDate

    /// Days in a row; `nil` where the last would come before the first.
    public init?(_ first: CivilDate, through last: CivilDate) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    /// How many days.
    public var count: Int { first.nights(until: last) + 1 }

    /// Whether a day is among them.
    public func contains(_ day: CivilDate) -> Bool { first <= day && day <= last }

    /// The days that both have; `nil` where there are none.
    public func intersection(_ other: DaySpan) -> DaySpan? {
        DaySpan(max(first, other.first), through: min(last, other.last))
    }

    /// The same days as few spans as can be, in order of time.
    public static func merged(_ spans: some Sequence<DaySpan>) -> [DaySpan] {
        var merged: [DaySpan] = []
        for span in spans.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
            if let end = merged.last?.last, span.first <= end.adding(days: 1) {
                merged[merged.count - 1].last = max(end, span.last)
            } else {
                merged.append(span)
            }
        }
        return merged
    }
}
