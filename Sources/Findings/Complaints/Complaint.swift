public import Domain
internal import Dumps
public import GRDB

/// What somebody complained of, as the last delivery tells it.
public struct Complaint: Hashable, Sendable {
    /// Stable: `K-` and twelve digits of a hash of source and reference.
    public var id: String

    /// Who took it.
    public var source: String

    /// Its number there.
    public var reference: String

    /// When it came in.
    public var receivedAt: LocalMoment

    /// When it was; when it came in, where nothing is told.
    public var happenedAt: LocalMoment

    /// In the words of the source.
    public var category: String?

    /// The district, as told.
    public var district: String?

    /// The place complained of; `nil` where street or number are not told.
    public var address: StreetAddress?

    /// The point, where one is told.
    public var point: GeoPoint?

    /// The advertisement that the complainant named, `platform:id`; of any platform where none is
    /// told: `:id`.
    public var named: String?

    /// One-way numbers of who complained.
    public var reporters: Set<String>

    /// The words, until they are purged.
    public var words: String?

    /// Sequences of the words, each once.
    public var sequences: Set<UInt32>

    /// Whether the source says that it is closed, and when.
    public var isClosedAtSource: Bool

    /// The day that the source closed it, where it tells.
    public var closedAtSourceOn: CivilDate?

    /// Where it stands.
    public var loadID: Int64

    /// The row.
    public var rowNumber: Int

    /// The id of a complaint.
    public static func id(source: String, reference: String) -> String {
        "K-" + Fingerprint.text(of: Array("\(source)\u{1F}\(reference)".utf8)).prefix(12)
    }

    /// The complaints that came in up to a day, the earliest first; of each the last delivery.
    public static func all(
        until day: CivilDate?,
        rules: ComplaintRules,
        _ database: Database
    ) throws -> [Complaint] {
        try Row.fetchAll(
            database,
            sql: """
                select c.*
                from complaint as c
                where (c.load_id, c.row_number) = (
                    select d.load_id, d.row_number
                    from complaint as d
                    where d.source = c.source and d.reference = c.reference
                    order by d.load_id desc, d.row_number desc
                    limit 1)
                  and substr(c.received_at, 1, 10) <= coalesce(:day, '9999-12-31')
                order by coalesce(c.happened_at, c.received_at), c.source, c.reference
                """,
            arguments: ["day": day.map { "\($0)" }]
        ).compactMap { Complaint($0, rules) }
    }

    private init?(_ row: Row, _ rules: ComplaintRules) {
        guard let received = LocalMoment(row["received_at"] as String) else { return nil }
        source = row["source"]
        reference = row["reference"]
        id = Self.id(source: source, reference: reference)
        receivedAt = received
        happenedAt = (row["happened_at"] as String?).flatMap { LocalMoment($0) } ?? received
        category = row["category"]
        district = row["district_name"]
        address = StreetAddress(
            street: row["street_name"],
            number: row["street_number"],
            floor: row["floor"],
            door: row["door"],
            ignoring: rules.addressWords
        )
        if let latitude = row["latitude"] as Double?, let longitude = row["longitude"] as Double? {
            point = GeoPoint(latitude: latitude, longitude: longitude)
        }
        named = (row["listing_id"] as String?).map { "\(row["platform"] as String? ?? ""):\($0)" }
        reporters = Set(
            (row["reporter_keys"] as String? ?? "").split(separator: " ").map(String.init)
        )
        words = row["words"]
        sequences = Self.numbers(row["word_shingles"])
        isClosedAtSource = (row["source_status"] as String?) == "closed"
        closedAtSourceOn = (row["closed_at"] as String?).flatMap {
            CivilDate(String($0.prefix(10)))
        }
        loadID = row["load_id"]
        rowNumber = row["row_number"]
    }

    /// Numbers of eight hexadecimal digits each.
    private static func numbers(_ text: String?) -> Set<UInt32> {
        var rest = (text ?? "")[...]
        var numbers: Set<UInt32> = []
        while rest.utf8.count >= 8 {
            if let number = UInt32(rest.prefix(8), radix: 16) { numbers.insert(number) }
            rest = rest.dropFirst(8)
        }
        return numbers
    }
}
