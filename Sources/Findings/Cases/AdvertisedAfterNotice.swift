public import GRDB

/// Whether an advertisement stayed after somebody was told: proved dump by dump.
public struct AdvertisedAfterNotice: Hashable, Sendable {
    /// The advertisement that the notice is about.
    public var listing: String

    /// Every dump from the one before the notice on.
    public var looks: [Look]

    /// A dump, and whether it shows the advertisement.
    public struct Look: Hashable, Sendable {
        /// The day it describes.
        public var day: String

        /// Its load and file.
        public var loadID: Int64

        /// SHA-256 of the file.
        public var fileSHA256: String

        /// The row; `nil` where it does not stand there.
        public var row: Int?

        /// Whether the dump is of a day after the notice.
        public var isAfterNotice: Bool
    }

    /// The first dump after the notice that no longer shows it.
    public var goneOn: String? { looks.first { $0.isAfterNotice && $0.row == nil }?.day }

    /// The last dump after the notice that still shows it.
    public var lastSeenAfter: Look? { looks.last { $0.isAfterNotice && $0.row != nil } }

    /// Looks through the dumps.
    public init(_ listing: String, noticeOn day: String, _ database: Database) throws {
        self.listing = listing
        let parts = listing.split(separator: ":", maxSplits: 1).map(String.init)
        let rows = try Row.fetchAll(
            database,
            sql: """
                select
                  v.snapshot_date, v.load_id, l.file_sha256, s.row_number,
                  v.snapshot_date > :day as is_after
                from listing_load as v
                join load as l on l.load_id = v.load_id
                left join listing_snapshot as s
                  on s.load_id = v.load_id and s.platform = :platform and s.listing_id = :listing
                where v.snapshot_date >= coalesce(
                  (select max(snapshot_date) from listing_load where snapshot_date <= :day),
                  :day)
                order by v.snapshot_date
                """,
            arguments: [
                "day": day, "platform": parts.first, "listing": parts.count > 1 ? parts[1] : "",
            ]
        )
        looks = rows.map { row in
            Look(
                day: row[0],
                loadID: row[1],
                fileSHA256: row[2],
                row: row[3],
                isAfterNotice: row[4]
            )
        }
    }
}
