internal import Domain
internal import GRDB
internal import Nights
internal import Policies

/// Fills the models of nights.
struct NightModels {
    private let analysis: CityAnalysis
    private let nights: StoredNights

    init?(_ analysis: CityAnalysis) {
        guard let nights = analysis.nights else { return nil }
        self.analysis = analysis
        self.nights = nights
    }

    func fill(_ database: Database) throws {
        try fillCaps(database)
        try fillFullTime(database)
    }

    private func fillCaps(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "night_use",
            columns: [
                "cap", "subject_kind", "subject_id", "listings", "room_type", "basis", "period",
                "first_night", "last_night", "maximum_nights", "nights_from", "nights_best",
                "nights_to", "probability_over", "coverage", "grade", "verdict", "still_bookable",
                "guests", "guest_limit", "declared_guests", "clause_confidence", "evidence",
                "declared_guests_evidence",
            ]
        )
        let platforms = try platforms(database)
        let evidence = NightEvidence(nights)
        for check in analysis.caps {
            for line in check.lines {
                let cap = line.cap
                let isHost = cap.subject == .host || cap.subject == .hostOverAllDwellings
                let kind = line.listing.isDwelling ? "dwelling" : isHost ? "host" : "listing"
                let platform = platforms[line.listing.rowNumber] ?? "platform"
                let rows =
                    isHost
                    ? nights.listings.filter { $0.listing.hostID == line.listing.hostID }
                        .map(\.listing) : [line.listing]
                let limit = cap.limits.first { $0.kind == .guests }?.maximum
                let needsNights = line.verdict != .under && line.verdict.reason == nil
                let guests = line.declared?.limits.first { $0.limit.kind == .guests }?.observed
                try writer.insert([
                    check.id, kind,
                    kind == "dwelling"
                        ? line.listing.id
                        : "\(platform):\(isHost ? line.listing.hostID : line.listing.id)",
                    line.listings, line.listing.roomType?.rawValue, cap.basis.rawValue,
                    Self.period(line), "\(line.period.lowerBound)",
                    "\(line.period.upperBound.adding(days: -1))", cap.maximumNights,
                    line.estimate?.range.lowerBound, line.estimate?.best,
                    line.estimate?.range.upperBound,
                    line.estimate?.distribution.probability(ofMoreThan: cap.maximumNights),
                    line.estimate?.coverage, line.estimate?.grade.title, line.verdict.title,
                    line.stillBookable, line.listing.accommodates, limit, guests,
                    cap.confidence.rawValue,
                    try evidence.text(
                        rows,
                        nights: needsNights ? line.period : nil,
                        rests: line.estimate?.grade,
                        database
                    ),
                    evidence.declared(rows, line.period),
                ])
            }
        }
    }

    /// Every entire home of which something is known, by each definition of full-time use.
    private func fillFullTime(_ database: Database) throws {
        guard
            nights.listings.contains(where: {
                !$0.looks.isEmpty || $0.reviews != nil || $0.declared != nil
            })
        else { return }
        let writer = try ModelWriter(
            database,
            table: "full_time_use",
            columns: [
                "definition", "subject_id", "first_night", "last_night", "nights_from",
                "nights_best", "nights_to", "needed_nights", "probability", "coverage", "grade",
                "verdict", "evidence",
            ]
        )
        let platforms = try platforms(database)
        let evidence = NightEvidence(nights)
        for rule in analysis.measures.fullTimeUse {
            let window = nights.day.adding(days: -rule.windowDays)..<nights.day
            for home in FullTimeHome.all(of: nights, rule: rule) {
                guard let booked = home.booked, !home.listing.isDwelling else { continue }
                try writer.insert([
                    rule.id,
                    "\(platforms[home.listing.rowNumber] ?? "platform"):\(home.listing.id)",
                    "\(window.lowerBound)", "\(window.upperBound.adding(days: -1))",
                    booked.range.lowerBound, booked.best, booked.range.upperBound,
                    rule.bookedNights, home.probability, booked.coverage, booked.grade.title,
                    home.verdict.rawValue,
                    try evidence.text(
                        [home.listing],
                        nights: home.verdict == .fullTime ? window : nil,
                        rests: booked.grade,
                        database
                    ),
                ])
            }
        }
    }

    /// The id of a period: the first night of a year or season; of a rolling cap how long it is.
    private static func period(_ line: CapCheck.Line) -> String {
        if case .rolling(let days) = line.cap.period { return "rolling \(days)" }
        return "\(line.period.lowerBound)"
    }

    /// The platform of each row of the listings.
    private func platforms(_ database: Database) throws -> [Int: String] {
        let rows = try Row.fetchCursor(
            database,
            sql: "select row_number, platform from listing_snapshot where load_id = ?",
            arguments: [nights.loads?.listings]
        )
        var platforms: [Int: String] = [:]
        while let row = try rows.next() { platforms[row[0]] = row[1] }
        return platforms
    }
}

/// The rows that tell of the nights of advertisements.
struct NightEvidence {
    private let nights: StoredNights
    private let declared: [String: DeclaredNights]

    init(_ nights: StoredNights) {
        self.nights = nights
        declared = Dictionary(
            nights.listings.compactMap { one in one.declared.map { (one.listing.id, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The rows in which stays of a period were declared.
    func declared(_ listings: [CappedListing], _ period: Range<CivilDate>) -> String {
        listings.flatMap { declared[$0.id]?.stays ?? [] }
            .filter { $0.first < period.upperBound && $0.end > period.lowerBound }
            .compactMap(\.source)
            .sorted { ($0.load, $0.row) < ($1.load, $1.row) }
            .map { "\($0.load):\($0.row)" }.asEvidence()
    }

    /// The advertisements' own rows; with a period also what tells of their nights: declarations
    /// where the number rests on them, else calendars and reviews.
    func text(
        _ listings: [CappedListing],
        nights period: Range<CivilDate>?,
        rests grade: EvidenceGrade?,
        _ database: Database
    ) throws -> String {
        var parts = listings.filter { !$0.isDwelling }
            .compactMap { listing in nights.loads.map { "\($0.listings):\(listing.rowNumber)" } }
        if listings.contains(where: \.isDwelling) || grade?.restsOnDeclarations ?? false {
            let all = CivilDate(daysSinceEpoch: .min)..<CivilDate(daysSinceEpoch: .max)
            parts.append(declared(listings, period ?? all))
        }
        guard let period, let loads = nights.loads, !(grade?.restsOnDeclarations ?? false) else {
            return parts.asEvidence()
        }
        for listing in listings {
            let calendars = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        select c.load_id, c.row_number, c.nights, c.night_rows is null as is_plain
                        from calendar_listing as c
                        join load as l on l.load_id = c.load_id
                        where c.listing_id = ? and l.snapshot_date <= ?
                        order by c.load_id, c.first_night
                        """
                ),
                arguments: [listing.id, "\(loads.date)"]
            )
            for row in calendars {
                let (first, count): (Int, Int) = (row[1], row[2])
                let isPlain: Bool = row[3]
                parts.append("\(row[0] as Int64):\(first)-\(isPlain ? first + count - 1 : first)")
            }
            guard let reviews = loads.reviews else { continue }
            let rows = try Int.fetchAll(
                database.cachedStatement(
                    sql: """
                        select row_number
                        from review
                        where load_id = ? and listing_id = ? and reviewed_on >= ?
                        order by row_number
                        """
                ),
                arguments: [reviews, listing.id, "\(period.lowerBound)"]
            )
            parts += Self.stretches(rows).map { "\(reviews):\($0.lowerBound)-\($0.upperBound)" }
        }
        return parts.asEvidence()
    }

    /// Rows in a row, taken together.
    static func stretches(_ rows: [Int]) -> [ClosedRange<Int>] {
        var stretches: [ClosedRange<Int>] = []
        for row in rows {
            if let last = stretches.last, last.upperBound + 1 == row {
                stretches[stretches.count - 1] = last.lowerBound...row
            } else {
                stretches.append(row...row)
            }
        }
        return stretches
    }
}
