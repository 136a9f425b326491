internal import Domain
internal import GRDB

/// The fields of a listing that published columns are computed from, and the columns themselves.
struct PublishedListing {
    let id: String
    let rowNumber: Int
    let priceMinor: Int64?
    let minimumNights: Int?
    let lastScraped: CivilDate?
    let published: [PublishedColumn: Int64]

    /// The listings of a load by id.
    static func read(loadID: Int64, _ database: Database) throws -> [String: PublishedListing] {
        let columns = PublishedColumn.allCases
        var listings: [String: PublishedListing] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select
                  listing_id, row_number, price_minor, minimum_nights, last_scraped_on,
                  \(columns.map(\.storeColumn).joined(separator: ", "))
                from listing_snapshot
                where load_id = ?
                """,
            arguments: [loadID]
        )
        while let row = try rows.next() {
            var published: [PublishedColumn: Int64] = [:]
            for (index, column) in columns.enumerated() {
                published[column] = row[5 + index] as Int64?
            }
            let id: String = row[0]
            listings[id] = PublishedListing(
                id: id,
                rowNumber: row[1],
                priceMinor: row[2],
                minimumNights: row[3],
                lastScraped: (row[4] as String?).flatMap { CivilDate($0) },
                published: published
            )
        }
        return listings
    }
}

/// What a listing's reviews give for the published columns.
struct ReviewCounts {
    let last365: Int64
    let last30: Int64
    let lastYear: Int64

    init(_ days: [CivilDate], scrapedOn day: CivilDate) {
        let year = day.components.year - 1
        last365 = Int64(days.count { $0 >= day.adding(days: -365) })
        last30 = Int64(days.count { $0 >= day.adding(days: -30) })
        lastYear = Int64(days.count { $0.components.year == year })
    }
}
