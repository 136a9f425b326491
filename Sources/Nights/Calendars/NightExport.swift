public import Domain
internal import GRDB
public import Store

/// The nights of a store as plain rows, for tools that do not read the packed form.
public struct NightExport: Sendable {
    /// One night.
    public struct Row: Hashable, Sendable {
        /// The day of the snapshot, where it is known.
        public var snapshot: String?

        /// The platform's id of the listing.
        public var listingID: String

        /// The night.
        public var night: CivilDate

        /// Whether it could be booked.
        public var isAvailable: Bool

        /// Price and stays.
        public var terms: NightTerms

        /// The row of the file.
        public var rowNumber: Int

        /// The file.
        public var fileName: String
    }

    /// Hands over every night, in the order of loads, listings and nights.
    ///
    /// - Throws: what `take` throws; `StoreError`.
    public static func read(
        _ store: VeedorStore,
        asOf day: CivilDate?,
        _ take: (Row) throws -> Void
    ) throws {
        try store.read { database in
            let rows = try GRDB.Row.fetchCursor(
                database,
                sql: """
                    select l.snapshot_date, l.file_name, c.listing_id, \(columns)
                    from load as l
                    join calendar_listing as c on c.load_id = l.load_id
                    where :day is null or l.snapshot_date = :day
                    order by l.load_id, c.listing_id, c.first_night
                    """,
                arguments: ["day": day?.description]
            )
            while let row = try rows.next() {
                guard let packed = PackedCalendar(row: row) else { continue }
                let (snapshot, file) = (row[0] as String?, row[1] as String)
                for night in packed.nights {
                    try take(
                        Row(
                            snapshot: snapshot,
                            listingID: row[2],
                            night: CivilDate(daysSinceEpoch: night.day),
                            isAvailable: night.isAvailable,
                            terms: night.terms,
                            rowNumber: night.rowNumber,
                            fileName: file
                        )
                    )
                }
            }
        }
    }

    private static let columns = PackedCalendar.columns.split(separator: ", ").map { "c.\($0)" }
        .joined(separator: ", ")
}
