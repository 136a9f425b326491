extension PackedCalendar {
    /// Nights further apart than this begin a row of their own.
    private static let widestGap: Int32 = 60

    /// Packs the nights of one advertisement, in any order; of a night that is told twice the first
    /// one counts.
    public static func packed(_ nights: [CalendarNight]) -> [PackedCalendar] {
        let isInOrder = zip(nights, nights.dropFirst()).allSatisfy { $0.day < $1.day }
        var ordered = nights
        if !isInOrder {
            ordered.sort { ($0.day, $0.rowNumber) < ($1.day, $1.rowNumber) }
            var last: Int32?
            ordered.removeAll { night in
                defer { last = night.day }
                return night.day == last
            }
        }
        var packed: [PackedCalendar] = []
        var start = 0
        for index in ordered.indices {
            let isEnd = index + 1 == ordered.count
            if isEnd || ordered[index + 1].day - ordered[index].day > widestGap
                || Int(ordered[index + 1].day - ordered[start].day) >= longestSpan
            {
                packed.append(PackedCalendar(ordered[start...index]))
                start = index + 1
            }
        }
        return packed
    }
}
