public import Domain
internal import GRDB

/// What an advertisement shows that caps ask for.
public struct CappedListing: Hashable, Sendable {
    /// The platform's id.
    public var id: String

    /// The platform's account.
    public var hostID: String

    /// The row in the listings file.
    public var rowNumber: Int

    /// The kind of advertisement.
    public var roomType: RoomType?

    /// The names of its district and neighbourhood.
    public var areas: Set<String>

    /// Guests that it takes.
    public var accommodates: Int?

    /// The shortest stay it takes.
    public var minimumNights: Int?

    /// The listings of a load in the order of ids.
    static func read(
        loadID: Int64,
        _ database: Database,
        where condition: String = "1",
        _ arguments: StatementArguments = []
    ) throws -> [CappedListing] {
        try Row.fetchAll(
            database,
            sql: """
                select
                  listing_id, host_id, row_number, room_type, district_name, neighbourhood_name,
                  accommodates, minimum_nights
                from listing_snapshot
                where load_id = ? and \(condition)
                order by length(listing_id), listing_id
                """,
            arguments: [loadID] + arguments
        ).map { row in
            CappedListing(
                id: row[0],
                hostID: row[1],
                rowNumber: row[2],
                roomType: (row[3] as String?).flatMap { RoomType(rawValue: $0) },
                areas: Set([row[4] as String?, row[5] as String?].compactMap(\.self)),
                accommodates: row[6],
                minimumNights: row[7]
            )
        }
    }
}
