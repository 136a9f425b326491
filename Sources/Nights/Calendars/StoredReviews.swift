internal import Domain
internal import GRDB

/// The days of the reviews of a load.
enum StoredReviews {
    /// The days of every listing's reviews, in no order.
    static func days(loadID: Int64, _ database: Database) throws -> [String: [CivilDate]] {
        var days: [String: [CivilDate]] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: "select listing_id, reviewed_on from review where load_id = ?",
            arguments: [loadID]
        )
        while let row = try rows.next() {
            guard let day = CivilDate(row[1] as String) else { continue }
            days[row[0] as String, default: []].append(day)
        }
        return days
    }
}
