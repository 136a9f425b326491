internal import Domain

extension AnalystFunction {
    /// What every analyst may call beside SQLite's own functions.
    public static let all: [AnalystFunction] = [
        distance, isoWeek, quarter, wilsonLow, wilsonHigh, availableNights, unavailableNights,
    ]

    private static let distance = AnalystFunction(
        "distance_m",
        usage: "distance_m(latitude, longitude, latitude, longitude): metres on the ground",
        arguments: 4
    ) { values in
        let numbers = values.compactMap(\.number)
        guard numbers.count == 4 else { return nil }
        let one = GeoPoint(latitude: numbers[0], longitude: numbers[1])
        return .real(one.metres(to: GeoPoint(latitude: numbers[2], longitude: numbers[3])))
    }

    private static let isoWeek = AnalystFunction(
        "iso_week",
        usage: "iso_week(date): the week of ISO 8601, such as 2026-W47",
        arguments: 1
    ) { values in
        guard let day = values[0].text.flatMap({ CivilDate(String($0.prefix(10))) }) else {
            return nil
        }
        // The week's Thursday says which year it belongs to.
        let thursday = day.adding(days: 3 - Int((day.daysSinceEpoch + 3) % 7 + 7) % 7)
        let year = thursday.components.year
        guard let start = CivilDate(year: year, month: 1, day: 1) else { return nil }
        let week = start.nights(until: thursday) / 7 + 1
        return .text("\(year)-W\(week < 10 ? "0" : "")\(week)")
    }

    private static let quarter = AnalystFunction(
        "quarter",
        usage: "quarter(date): the quarter, such as 2026-Q4",
        arguments: 1
    ) { values in
        guard let day = values[0].text.flatMap({ CivilDate(String($0.prefix(10))) }) else {
            return nil
        }
        return .text("\(day.components.year)-Q\((day.components.month + 2) / 3)")
    }

    private static let wilsonLow = AnalystFunction(
        "wilson_low",
        usage: "wilson_low(count, of): lower end of the 95 % interval of a share (Wilson 1927)",
        arguments: 2
    ) { values in
        share(values).map { .real($0.lower) }
    }

    private static let wilsonHigh = AnalystFunction(
        "wilson_high",
        usage: "wilson_high(count, of): upper end of the 95 % interval of a share (Wilson 1927)",
        arguments: 2
    ) { values in
        share(values).map { .real($0.upper) }
    }

    private static func share(_ values: [AnalystValue]) -> Interval? {
        guard let count = values[0].integer, let total = values[1].integer, total > 0,
            0...total ~= count
        else { return nil }
        return Interval.wilson(proportion: Double(count) / Double(total), size: Double(total))
    }

    private static let availableNights = AnalystFunction(
        "available_nights",
        usage: """
            available_nights(first_night, nights, available, listed, from, until): nights of a row \
            of calendar_listing that can be booked, from one day up to another
            """,
        arguments: 6
    ) { values in
        PackedNights(values).map { .integer(Int64($0.available)) }
    }

    private static let unavailableNights = AnalystFunction(
        "unavailable_nights",
        usage: """
            unavailable_nights(first_night, nights, available, listed, from, until): nights of a \
            row of calendar_listing that cannot be booked, from one day up to another
            """,
        arguments: 6
    ) { values in
        PackedNights(values).map { .integer(Int64($0.listed - $0.available)) }
    }
}

/// Nights of a packed calendar, counted within a period.
private struct PackedNights {
    /// Nights that can be booked.
    var available = 0

    /// Nights that the file tells.
    var listed = 0

    init?(_ values: [AnalystValue]) {
        guard let first = values[0].text.flatMap({ CivilDate($0) }), let span = values[1].integer,
            case .blob(let bits) = values[2],
            let from = values[4].text.flatMap({ CivilDate($0) }),
            let until = values[5].text.flatMap({ CivilDate($0) })
        else { return nil }
        let start = max(0, first.nights(until: from))
        let end = min(Int(span), bits.count * 8, first.nights(until: until))
        guard start < end else { return }
        available = Self.ones(bits, start, end)
        if case .blob(let rows) = values[3] {
            listed = Self.ones(rows, start, min(end, rows.count * 8))
        } else {
            listed = end - start
        }
    }

    /// The bits that are set from one place up to another.
    private static func ones(_ bits: [UInt8], _ start: Int, _ end: Int) -> Int {
        guard start < end else { return 0 }
        let (first, last) = (start >> 3, (end - 1) >> 3)
        var count = 0
        for place in first...last {
            var byte = bits[place]
            if place == first { byte &= 0xFF << UInt8(start & 7) }
            if place == last { byte &= 0xFF >> UInt8(7 - (end - 1) & 7) }
            count += byte.nonzeroBitCount
        }
        return count
    }
}
