public import Domain
internal import GRDB
public import Store

/// What a store holds about hosts up to a day: every snapshot, every advertisement, every decision.
public struct HostHistory: Sendable {
    /// The snapshots, the earliest first; the last is the one that is looked at.
    public let snapshots: [Snapshot]

    /// Every advertisement of any snapshot, in order of platforms and ids.
    public let advertisements: [HostedAdvertisement]

    /// What people have decided, in the order they did.
    public let decisions: [LinkDecision]

    /// A snapshot of listings.
    public struct Snapshot: Hashable, Sendable {
        /// The day it describes.
        public var date: CivilDate

        /// The load that counts.
        public var loadID: Int64
    }

    /// Reads the history.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - asOf: snapshots after this day are left out; none when `nil`.
    ///   - decidedUntil: decisions after this instant are left out; none when `nil`.
    ///   - licences: the licence numbers in a text, on a day, in normal form.
    /// - Throws: `HostError`, `StoreError`, what `licences` throws.
    public init(
        _ store: VeedorStore,
        asOf: CivilDate? = nil,
        decidedUntil: String? = nil,
        licences: (String, CivilDate) throws -> [String]
    ) throws {
        self = try store.read { database in
            let snapshots = try Self.snapshots(asOf, database)
            let last = snapshots[snapshots.count - 1].date
            var found: [HostedAdvertisement] = []
            var shown: Set<String> = []
            var places: [AdvertisementID: Int] = [:]
            for (index, snapshot) in snapshots.enumerated() {
                let rowCount = try Self.rowCount(snapshot, database)
                places.reserveCapacity(found.count + rowCount)
                found.reserveCapacity(found.count + rowCount)
                let calendars = try CalendarPatterns.read(on: snapshot.date, database)
                let rows = try Row.fetchCursor(
                    database,
                    sql: Self.listings,
                    arguments: [snapshot.loadID]
                )
                while let row = try rows.next() {
                    var one = HostedAdvertisement(row, snapshot)
                    if let text = row[4] as String? {
                        one.licences = try licences(text, snapshot.date)
                        shown.formUnion(one.licences)
                    }
                    one.calendar = calendars[one.id.id]
                    one.firstCalendar = one.calendar
                    one.snapshots = [index]
                    let place = places[one.id, default: found.count]
                    guard place < found.count else {
                        places[one.id] = place
                        found.append(one)
                        continue
                    }
                    one.firstCalendar = found[place].firstCalendar
                    one.snapshots = found[place].snapshots + [index]
                    found[place] = one
                }
            }
            let addresses = try RegisteredAddress.all(
                of: shown,
                asOf: last,
                database,
                numbers: licences
            )
            for place in found.indices where !found[place].licences.isEmpty {
                found[place].addresses = found[place].licences.compactMap { addresses[$0] }
            }
            // Places are sorted, not advertisements: those are large.
            let order = places.sorted { $0.key < $1.key }.map(\.value)
            return HostHistory(
                snapshots: snapshots,
                advertisements: order.map { found[$0] },
                decisions: try LinkDecision.all(database, until: decidedUntil)
            )
        }
    }

    init(
        snapshots: [Snapshot],
        advertisements: [HostedAdvertisement],
        decisions: [LinkDecision]
    ) {
        self.snapshots = snapshots
        self.advertisements = advertisements
        self.decisions = decisions
    }

    /// The position of an advertisement, named `platform:id`; `nil` where there is none.
    ///
    /// - Complexity: the logarithm of how many there are.
    public func position(of name: String) -> Int? {
        let parts = name.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let id = AdvertisementID(platform: String(parts[0]), id: String(parts[1]))
        var (low, high) = (0, advertisements.count)
        while low < high {
            let middle = (low + high) / 2
            if advertisements[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < advertisements.count && advertisements[low].id == id ? low : nil
    }

    private static let listings = """
        select
          platform, listing_id, host_id, row_number, licence_text, room_type, latitude, longitude,
          accommodates, bedrooms, price_minor, minimum_nights, availability_30, availability_60,
          availability_90, availability_365, reviews_l365d, host_name_key, host_about_key,
          text_shingles, contact_keys
        from listing_snapshot
        where load_id = ?
        """

    private static func rowCount(_ snapshot: Snapshot, _ database: Database) throws -> Int {
        try Int.fetchOne(
            database,
            sql: "select rows_loaded from load where load_id = ?",
            arguments: [snapshot.loadID]
        ) ?? 0
    }

    private static func snapshots(_ asOf: CivilDate?, _ database: Database) throws -> [Snapshot] {
        let rows = try Row.fetchAll(
            database,
            sql: "select snapshot_date, load_id from listing_load order by snapshot_date"
        )
        let all = rows.compactMap { row in
            CivilDate(row["snapshot_date"] as String).map {
                Snapshot(date: $0, loadID: row["load_id"])
            }
        }
        let held = all.filter { one in asOf.map { one.date <= $0 } ?? true }
        guard !held.isEmpty else {
            throw HostError.noListings(asOf: asOf, first: all.first?.date)
        }
        return held
    }
}

extension HostedAdvertisement {
    init(_ row: Row, _ snapshot: HostHistory.Snapshot) {
        // By the places in `HostHistory.listings`: by name each would be looked up again in every row.
        let platform: String = row[0]
        let windows: [Int?] = [row[12], row[13], row[14], row[15]]
        self.init(
            id: AdvertisementID(platform: platform, id: row[1]),
            account: AccountID(platform: platform, id: row[2]),
            source: Source(loadID: snapshot.loadID, row: row[3]),
            snapshots: [],
            roomType: (row[5] as String?).flatMap(RoomType.init),
            place: Self.point(row[6], row[7]),
            accommodates: row[8],
            bedrooms: row[9],
            price: row[10],
            minimumNights: row[11],
            availability: windows.contains(nil) ? nil : windows.compactMap(\.self),
            reviews: row[16],
            licences: [],
            shingles: Self.numbers(row[19]),
            contacts: (row[20] as String? ?? "").split(separator: " ").compactMap {
                $0.split(separator: ":").last.flatMap { UInt64($0, radix: 16) }
            },
            hostKeys: (row[17] ?? "", row[18] ?? "")
        )
    }

    /// Eight hexadecimal digits each.
    private static func numbers(_ text: String?) -> [UInt64] {
        guard let text else { return [] }
        var numbers: [UInt64] = []
        numbers.reserveCapacity(text.utf8.count / 8)
        var (number, digits): (UInt64, Int) = (0, 0)
        for byte in text.utf8 {
            number = number << 4 | UInt64(byte <= 0x39 ? byte & 15 : byte & 15 + 9)
            digits += 1
            if digits == 8 {
                numbers.append(number)
                (number, digits) = (0, 0)
            }
        }
        return numbers
    }

    private static func point(_ latitude: Double?, _ longitude: Double?) -> GeoPoint? {
        guard let latitude, let longitude else { return nil }
        return GeoPoint(latitude: latitude, longitude: longitude)
    }
}

/// Why nothing can be said about hosts.
public enum HostError: Error, Hashable, Sendable {
    /// No listings were loaded, or none at or before the day.
    case noListings(asOf: CivilDate?, first: CivilDate?)

    /// No snapshot up to the day has the account.
    case noSuchAccount(AccountID)

    /// No operator has this id on the day.
    case noSuchOperator(String)

    /// No snapshot up to the day has the advertisement, nor has a dwelling the id.
    case noSuchDwelling(String)
}
