public import Domain
internal import GRDB
public import Policies
public import Store

/// The publisher's own columns, computed again from its own calendar, reviews and fields.
///
/// A column that cannot be computed again says something about the dump: its files are not of one
/// moment, rows are missing, or the publisher changed its formula.
public struct PublishedColumns: Sendable {
    /// What became of one column.
    public struct Outcome: Hashable, Sendable {
        /// The column.
        public var column: PublishedColumn

        /// Listings for which it is published.
        public var published = 0

        /// Listings for which the same value comes out.
        public var reproduced = 0

        /// Listings for which an input is missing: no calendar, no reviews, no scraping date.
        public var notComputable = 0

        /// Listings for which another value comes out.
        public var different: Int { published - reproduced - notComputable }

        /// Of those, where 0 is published against the publisher's own calendar.
        public var publishedAsZero = 0
    }

    /// A value that differs.
    public struct Difference: Hashable, Sendable {
        /// The listing.
        public var listingID: String

        /// The row in the listings file.
        public var rowNumber: Int

        /// The column.
        public var column: PublishedColumn

        /// What is published; money in minor units.
        public var published: Int64

        /// What comes out.
        public var computed: Int64?
    }

    /// The snapshot.
    public let loads: NightLoads

    /// What became of each column, in the publisher's order.
    public let outcomes: [Outcome]

    /// Every value that differs, by listing and column.
    public let differences: [Difference]

    /// The base stay of the occupancy model, in nights.
    public let baseStay: Int

    /// Whether the base stay was inferred from the dump itself.
    public let baseStayIsInferred: Bool

    /// Computes the columns of the last snapshot at or before a day.
    ///
    /// - Throws: `NightsError`, `StoreError`.
    public init(
        _ store: VeedorStore,
        asOf day: CivilDate?,
        measures: NightMeasures
    ) throws {
        self = try store.read { database in
            try PublishedColumns(
                NightLoads.last(
                    atOrBefore: day,
                    within: measures.sameDumpDays,
                    database
                ),
                model: measures.published,
                database
            )
        }
    }

    private init(_ loads: NightLoads, model: PublishedModel, _ database: Database) throws {
        let listings = try PublishedListing.read(loadID: loads.listings, database)
        let estimate = PublishedEstimate(model, listings: listings.values)
        let availability = try Self.availability(loads, database)
        let reviews = try Self.reviews(loads, database)
        var outcomes = Dictionary(
            uniqueKeysWithValues: PublishedColumn.allCases.map { ($0, Outcome(column: $0)) }
        )
        var differences: [Difference] = []
        for listing in listings.values {
            var values = availability[listing.id] ?? [:]
            if let reviews, let day = listing.lastScraped {
                let counts = ReviewCounts(reviews[listing.id] ?? [], scrapedOn: day)
                values[.reviews365] = counts.last365
                values[.reviews30] = counts.last30
                values[.reviewsLastYear] = counts.lastYear
            }
            if let reviews = listing.published[.reviews365], let stay = listing.minimumNights {
                values[.occupancy] = estimate.occupancy(reviews: reviews, minimumNights: stay)
            }
            if let price = listing.priceMinor, let nights = listing.published[.occupancy] {
                values[.revenue] = price * nights
            }
            for (column, published) in listing.published {
                let computed = values[column]
                outcomes[column]?.count(published: published, computed: computed)
                guard let computed, computed != published else { continue }
                differences.append(
                    Difference(
                        listingID: listing.id,
                        rowNumber: listing.rowNumber,
                        column: column,
                        published: published,
                        computed: computed
                    )
                )
            }
        }
        let order = Dictionary(
            uniqueKeysWithValues: PublishedColumn.allCases.enumerated().map { ($1, $0) }
        )
        self.loads = loads
        self.outcomes = PublishedColumn.allCases.compactMap { outcomes[$0] }
        self.differences = differences.sorted {
            ($0.rowNumber, order[$0.column] ?? 0) < ($1.rowNumber, order[$1.column] ?? 0)
        }
        baseStay = estimate.baseStay
        baseStayIsInferred = estimate.isInferred
    }

    private static func availability(
        _ loads: NightLoads,
        _ database: Database
    ) throws -> [String: [PublishedColumn: Int64]] {
        var values: [String: [PublishedColumn: Int64]] = [:]
        guard let loadID = loads.calendars else { return values }
        try StoredCalendars.read(loadID: loadID, database) { calendar in
            let year = calendar.first.components.year
            values[calendar.listingID] = [
                .availability30: Int64(calendar.available(amongFirst: 30)),
                .availability60: Int64(calendar.available(amongFirst: 60)),
                .availability90: Int64(calendar.available(amongFirst: 90)),
                .availability365: Int64(calendar.available(amongFirst: 365)),
            ]
            if let end = CivilDate(year: year, month: 12, day: 31) {
                values[calendar.listingID]?[.availabilityToYearEnd] =
                    Int64(calendar.available(through: end))
            }
        }
        return values
    }

    private static func reviews(
        _ loads: NightLoads,
        _ database: Database
    ) throws -> [String: [CivilDate]]? {
        try loads.reviews.map { try StoredReviews.days(loadID: $0, database) }
    }
}

extension PublishedColumns.Outcome {
    fileprivate mutating func count(published value: Int64, computed: Int64?) {
        published += 1
        switch computed {
        case nil: notComputable += 1
        case value: reproduced += 1
        default: if value == 0 { publishedAsZero += 1 }
        }
    }
}
