import Domain

/// What the publisher computes for an advertisement from its reviews and its calendar.
///
/// The formulas were checked row by row on real dumps. `number_of_reviews_ly` counts the calendar
/// year before the dump.
struct PublishedColumns {
    var available30 = 0
    var available60 = 0
    var available90 = 0
    var available365 = 0
    var availableToYearEnd = 0

    var reviews: Int
    var reviewsLastYear = 0
    var reviewsLastTwelveMonths = 0
    var reviewsLastThirtyDays = 0
    var firstReview: CivilDate?
    var lastReview: CivilDate?
    var reviewsPerMonthHundredths: Int?

    var occupancy: Int
    var revenue: Int?

    var minimumMinimumNights: Int
    var maximumMinimumNights: Int
    var averageMinimumNightsTenths: Int

    init(
        _ advertisement: Advertisement,
        dump: Int,
        day: CivilDate,
        availability: [Bool],
        reviewDays: [CivilDate]
    ) {
        let year = day.components.year
        reviews = reviewDays.count
        firstReview = reviewDays.first
        lastReview = reviewDays.last
        for reviewDay in reviewDays {
            let age = reviewDay.nights(until: day)
            if age <= 365 { reviewsLastTwelveMonths += 1 }
            if age <= 30 { reviewsLastThirtyDays += 1 }
            if reviewDay.components.year == year - 1 { reviewsLastYear += 1 }
        }
        if let firstReview {
            let days = max(30, firstReview.nights(until: day) + 1)
            reviewsPerMonthHundredths = (reviews * 3000 * 2 + days) / (2 * days)
        }
        occupancy = min(2 * reviewsLastTwelveMonths * max(advertisement.minimumNights, 3), 255)
        revenue = advertisement.prices[dump].map { [occupancy] in $0 * occupancy }

        minimumMinimumNights = advertisement.minimumNights
        maximumMinimumNights = advertisement.minimumNights
        averageMinimumNightsTenths = advertisement.minimumNights * 10
        if advertisement.hasWeekendMinimum { addWeekends(day) }
        countAvailability(availability, day: day, year: year)
    }

    private mutating func addWeekends(_ day: CivilDate) {
        let weekends = (0..<365).count { day.adding(days: $0).isWeekendNight }
        maximumMinimumNights += 1
        averageMinimumNightsTenths += (weekends * 20 + 365) / 730
    }

    private mutating func countAvailability(_ nights: [Bool], day: CivilDate, year: Int) {
        let yearEnd = CivilDate(year: year, month: 12, day: 31) ?? day
        let toYearEnd = day.nights(until: yearEnd) + 1
        for (night, isAvailable) in nights.enumerated() where isAvailable {
            available365 += 1
            if night < 30 { available30 += 1 }
            if night < 60 { available60 += 1 }
            if night < 90 { available90 += 1 }
            if night < toYearEnd { availableToYearEnd += 1 }
        }
    }
}

extension CivilDate {
    /// Whether the night begins on a Friday or a Saturday; 1970-01-01 was a Thursday.
    var isWeekendNight: Bool {
        let weekday = ((Int(daysSinceEpoch) % 7) + 7) % 7
        return weekday == 1 || weekday == 2
    }
}
