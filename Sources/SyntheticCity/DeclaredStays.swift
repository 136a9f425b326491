internal import Domain

/// The stays that platforms declare to the city: those in every other whole home, month by month.
///
/// Declarations are as they come: some are corrected a week later, some are withdrawn, and of some
/// homes a second platform tells the same stays once more. None of that changes the truth.
struct DeclaredStays {
    /// One version of one declaration.
    struct Version {
        var id: String
        var platform: Int
        var stay: Stay
        var isWithdrawn = false

        /// The last night that was truly spent; it came in the month after.
        var left: CivilDate

        /// The day of that month.
        var day = firstDelivery
    }

    private let specification: CitySpecification
    private let year: Range<CivilDate>

    /// What is not yet over on the first of the month of the last dump is not yet told.
    private let until: CivilDate

    private static let firstDelivery = 5
    private static let correction = 12

    init(_ specification: CitySpecification) {
        let day = specification.secondDump
        let (year, month, _) = day.components
        let start = CivilDate(year: year, month: 1, day: 1) ?? day
        self.specification = specification
        self.year = start..<(CivilDate(year: year + 1, month: 1, day: 1) ?? day)
        until = CivilDate(year: year, month: month, day: 1) ?? day
    }

    /// Whether the stays in an advertisement's home are declared.
    func isDeclared(_ advertisement: Advertisement) -> Bool {
        advertisement.roomType == .entireHome && advertisement.dwelling.isMultiple(of: 2)
    }

    /// All versions of what is declared of an advertisement, in the order of its stays.
    func versions(of advertisement: Advertisement) -> [Version] {
        guard isDeclared(advertisement) else { return [] }
        var generator = SeededGenerator(
            seed: specification.seed,
            stream: Streams.declarations(advertisement.index)
        )
        let history = BookingHistory(advertisement, specification: specification)
        let hasSecondPlatform = generator.chance(0.15)
        var versions: [Version] = []
        for (number, stay) in history.stays.enumerated()
        where stay.checkout > year.lowerBound && stay.checkout <= until
            && advertisement.channel.takes(firstNight: stay.firstNight, coin: stay.coin)
        {
            var version = Version(
                id: "\(advertisement.id)-\(number + 1)",
                platform: 1,
                stay: stay,
                left: stay.checkout.adding(days: -1)
            )
            let isWrong = generator.chance(0.05)
            let isHeardOf = generator.chance(0.5)
            let isToldTwice = generator.chance(0.5)
            if stay.cancelledOn != nil {
                guard isHeardOf else { continue }
                versions.append(version)
                version.isWithdrawn = true
            } else if isWrong {
                var wrong = version
                wrong.stay.nights += 2
                versions.append(wrong)
            }
            version.day = version.isWithdrawn || isWrong ? Self.correction : Self.firstDelivery
            versions.append(version)
            if hasSecondPlatform, isToldTwice, !version.isWithdrawn {
                version.id = "B" + version.id
                version.platform = 2
                versions.append(version)
            }
        }
        return versions
    }

    /// The nights of the year that were declared and count as tourist use.
    func nights(of advertisement: Advertisement) -> Set<CivilDate> {
        guard isDeclared(advertisement) else { return [] }
        var nights: Set<CivilDate> = []
        for stay in BookingHistory(advertisement, specification: specification).ownStays
        where stay.checkout <= until && stay.nights < Nights.touristLimit {
            for offset in 0..<stay.nights {
                let night = stay.firstNight.adding(days: offset)
                if year.contains(night) { nights.insert(night) }
            }
        }
        return nights
    }
}
