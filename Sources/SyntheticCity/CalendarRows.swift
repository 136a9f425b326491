import Domain

/// The calendar of 365 nights, in which a booked night and a blocked one look the same.
struct CalendarRows {
    static let header =
        "listing_id,date,available,price,adjusted_price,minimum_nights,maximum_nights"

    /// `,YYYY-MM-DD,` for each night: written once, copied 365 times per advertisement.
    private let dates: [[UInt8]]
    private let isWeekend: [Bool]

    init(day: CivilDate) {
        let days = (0..<365).map { day.adding(days: $0) }
        dates = days.map { Array(("," + $0.description + ",").utf8) }
        isWeekend = days.map(\.isWeekendNight)
    }

    func write(_ advertisement: Advertisement, _ nights: [Bool], to file: OutputFile) throws {
        let id = Array(String(advertisement.id).utf8)
        let minimum = advertisement.minimumNights
        let plain = Array((",,," + String(minimum) + ",365\n").utf8)
        let weekend = Array((",,," + String(minimum + 1) + ",365\n").utf8)
        var rows: [UInt8] = []
        rows.reserveCapacity(nights.count * 50)
        for night in nights.indices {
            rows.append(contentsOf: id)
            rows.append(contentsOf: dates[night])
            rows.append(nights[night] ? UInt8(ascii: "t") : UInt8(ascii: "f"))
            let isLonger = advertisement.hasWeekendMinimum && isWeekend[night]
            rows.append(contentsOf: isLonger ? weekend : plain)
        }
        try file.write(rows)
    }
}
