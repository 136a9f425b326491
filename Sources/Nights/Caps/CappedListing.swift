public import Domain
internal import GRDB

/// What an advertisement shows that caps ask for; or a dwelling that only declarations tell of.
public struct CappedListing: Hashable, Sendable {
    /// The platform's id; of a dwelling its address or licence.
    public var id: String

    /// Whether it is a dwelling for which no advertisement is held.
    public var isDwelling = false

    /// The platform's account.
    public var hostID: String

    /// The row in the listings file; of a dwelling that of its last declaration.
    public var rowNumber: Int

    /// The kind of advertisement.
    public var roomType: RoomType?

    /// The names of its district and neighbourhood.
    public var areas: Set<String>

    /// Guests that it takes.
    public var accommodates: Int?

    /// The shortest stay it takes.
    public var minimumNights: Int?

    /// A dwelling that only declarations tell of: neither its kind nor its area is known.
    init(dwelling: String, _ nights: DeclaredNights) {
        id = dwelling
        isDwelling = true
        hostID = ""
        rowNumber = nights.stays.last?.source?.row ?? 0
        areas = []
    }

    /// An advertisement.
    init(
        id: String,
        hostID: String,
        rowNumber: Int,
        roomType: RoomType?,
        areas: Set<String>,
        accommodates: Int?,
        minimumNights: Int?
    ) {
        self.id = id
        self.hostID = hostID
        self.rowNumber = rowNumber
        self.roomType = roomType
        self.areas = areas
        self.accommodates = accommodates
        self.minimumNights = minimumNights
    }

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
