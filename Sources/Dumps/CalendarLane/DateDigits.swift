internal import Domain

/// The ten digits and hyphens of days, `YYYY-MM-DD`, written once and copied from then on.
struct DateDigits: Sendable {
    /// Ten bytes for each day from `base` on.
    private(set) var bytes: [UInt8] = []
    private(set) var base: Int32 = 0

    /// How many days are written.
    var count: Int { bytes.count / 10 }

    /// Sees to it that a day and those after it are written.
    mutating func reach(_ day: Int32) {
        guard day < base || Int(day - base) + Self.ahead > count else { return }
        if day < base || Int(day - base) > count {
            base = day
            bytes.removeAll(keepingCapacity: true)
        }
        while count < Int(day - base) + 2 * Self.ahead {
            append(CivilDate(daysSinceEpoch: base + Int32(count)))
        }
    }

    private static let ahead = 512

    private mutating func append(_ date: CivilDate) {
        let (year, month, day) = date.components
        for (value, place) in [
            (year, 1000), (year, 100), (year, 10), (year, 1), (0, 0), (month, 10), (month, 1),
            (0, 0), (day, 10), (day, 1),
        ] {
            bytes.append(place == 0 ? 0x2D : 0x30 + UInt8(value / place % 10))
        }
    }
}
