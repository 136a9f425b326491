/// A column that the publisher computed from its own calendar, reviews and listing fields.
///
/// The names are those of the publisher's files. Formulas: checked row by row on real dumps.
public enum PublishedColumn: String, Hashable, Sendable, CaseIterable {
    case availability30 = "availability_30"
    case availability60 = "availability_60"
    case availability90 = "availability_90"
    case availability365 = "availability_365"
    case availabilityToYearEnd = "availability_eoy"
    case reviews365 = "number_of_reviews_ltm"
    case reviews30 = "number_of_reviews_l30d"
    case reviewsLastYear = "number_of_reviews_ly"
    case occupancy = "estimated_occupancy_l365d"
    case revenue = "estimated_revenue_l365d"

    /// The column of `listing_snapshot` that holds it.
    var storeColumn: String {
        switch self {
        case .availability30, .availability60, .availability90, .availability365: rawValue
        case .availabilityToYearEnd: "availability_to_year_end"
        case .reviews365: "reviews_l365d"
        case .reviews30: "reviews_l30d"
        case .reviewsLastYear: "reviews_last_calendar_year"
        case .occupancy: "published_occupancy_l365d"
        case .revenue: "published_revenue_l365d_minor"
        }
    }

    /// The formula in words.
    public var formula: String {
        switch self {
        case .availability30: "available among the first 30 nights of the calendar"
        case .availability60: "available among the first 60 nights of the calendar"
        case .availability90: "available among the first 90 nights of the calendar"
        case .availability365: "available among the first 365 nights of the calendar"
        case .availabilityToYearEnd: "available up to 31 December of the year of the calendar"
        case .reviews365: "reviews since 365 days before the day of scraping"
        case .reviews30: "reviews since 30 days before the day of scraping"
        case .reviewsLastYear: "reviews of the calendar year before the day of scraping"
        case .occupancy:
            "the lesser of the ceiling and factor x reviews of 365 days x the longer of minimum "
                + "stay and base stay"
        case .revenue: "price x estimated occupancy; empty where the price is"
        }
    }
}
