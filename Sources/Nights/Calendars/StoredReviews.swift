internal import Domain
internal import GRDB

/// The days of the reviews of a load.
enum StoredReviews {
    /// The days of every listing's reviews, in no order.
    static func days(loadID: Int64, _ database: Database) throws -> [String: [CivilDate]] {
        var days: [String: [CivilDate]] = [:]
        // A file tells the reviews of one listing after the other: they are gathered before they are
        // put into the dictionary.
        var (listing, its): (String?, [CivilDate]) = (nil, [])
        func keep() {
            if let listing, !its.isEmpty { days[listing, default: []] += its }
            its.removeAll(keepingCapacity: true)
        }
        let rows = try Row.fetchCursor(
            database,
            sql: "select listing_id, reviewed_on from review where load_id = ?",
            arguments: [loadID]
        )
        while let row = try rows.next() {
            let id: String = row[0]
            if id != listing {
                keep()
                listing = id
            }
            if let day = CivilDate(row[1] as String) { its.append(day) }
        }
        keep()
        return days
    }
}
