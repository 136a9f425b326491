public import Domain
public import GRDB
internal import Store

/// Trips of one base and month, counted by two sources.
public struct CountPair: Hashable, Sendable {
    /// The base.
    public var base: String

    /// The first day of the month.
    public var month: CivilDate

    /// What the finer source counts; `nil` where it has nothing of this base and month.
    public var counted: Int64?

    /// What the other one counts.
    public var against: Int64?

    /// The difference as a part of the larger count.
    public var difference: Double {
        let pair = (Double(counted ?? 0), Double(against ?? 0))
        let larger = max(pair.0, pair.1)
        return larger == 0 ? 0 : (pair.0 - pair.1) / larger
    }
}

/// Two sources that count the trips of bases, month by month.
public struct CountComparison: Sendable {
    /// The format of the one that is held against the other.
    public var source: String

    /// The format of the other.
    public var against: String

    /// Every base and month of the months that both cover.
    public var pairs: [CountPair]

    /// Every pair of sources: trips against reports, and reports by day against those by month.
    ///
    /// - Throws: `DatabaseError`.
    public static func all(_ database: Database, trips: [MonthlyCounts]) throws -> [CountComparison]
    {
        let reports = try MonthlyCounts.reports(database)
        return (trips + reports).flatMap { source in
            reports.filter { $0.daysInPeriod > source.daysInPeriod }.compactMap { against in
                CountComparison(source, against)
            }
        }
    }

    private init?(_ source: MonthlyCounts, _ against: MonthlyCounts) {
        let months = source.coveredMonths.intersection(against.coveredMonths)
        guard !months.isEmpty else { return nil }
        self.source = source.format
        self.against = against.format
        // A source that knows some bases only says nothing of the others.
        let bases = source.isOfSomeBases ? Set(source.counts.keys.map(\.base)) : nil
        let keys = Set(source.counts.keys).union(against.counts.keys).filter { key in
            months.contains(key.month) && (bases?.contains(key.base) ?? true)
        }
        pairs = keys.sorted { ($0.base, $0.month) < ($1.base, $1.month) }.map { key in
            CountPair(
                base: key.base,
                month: key.month,
                counted: source.counts[key],
                against: against.counts[key]
            )
        }
    }
}

/// What one source counts, by base and month.
public struct MonthlyCounts: Sendable {
    /// A base and the first day of a month.
    public struct Key: Hashable, Sendable {
        /// The base.
        public var base: String

        /// The first day of the month.
        public var month: CivilDate

        /// A base and a month.
        public init(base: String, month: CivilDate) {
            self.base = base
            self.month = month
        }
    }

    /// The format of the files.
    public var format: String

    /// Trips.
    public var counts: [Key: Int64] = [:]

    /// The months that the source covers from the first day to the last.
    public var coveredMonths: Set<CivilDate> = []

    /// Days in one report: 0 for trips, 1 for reports by day, 31 for those by month.
    public var daysInPeriod = 0

    /// Whether it speaks of the bases of one platform only.
    public var isOfSomeBases = false

    /// Nothing counted yet.
    public init(format: String) {
        self.format = format
    }

    /// Marks the months that lie wholly within some days.
    public mutating func cover(_ days: ClosedRange<CivilDate>) {
        var month = days.lowerBound.firstOfMonth
        if month < days.lowerBound { month = month.firstOfNextMonth }
        while month.firstOfNextMonth.adding(days: -1) <= days.upperBound {
            coveredMonths.insert(month)
            month = month.firstOfNextMonth
        }
    }

    /// The reports of a store, one entry per format.
    static func reports(_ database: Database) throws -> [MonthlyCounts] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select l.format_id as format, b.base_number as base,
                  substr(b.period_start, 1, 7) || '-01' as month, sum(b.trips) as trips,
                  min(b.period_start) as first, max(b.period_end) as last,
                  max(julianday(b.period_end) - julianday(b.period_start)) + 1 as days
                from base_report as b
                join load as l on l.load_id = b.load_id
                where not exists (
                  -- Of reports about the same period the last one loaded counts.
                  select 1
                  from base_report as later
                  join load as m on m.load_id = later.load_id and m.format_id = l.format_id
                  where later.base_number = b.base_number
                    and later.period_start = b.period_start
                    and later.period_end = b.period_end
                    and later.load_id > b.load_id
                )
                group by l.format_id, b.base_number, month
                order by l.format_id, b.base_number, month
                """
        )
        var all: [MonthlyCounts] = []
        var span: ClosedRange<CivilDate>?
        while let row = try rows.next() {
            let format: String = row["format"]
            if all.last?.format != format {
                if let span { all[all.count - 1].cover(span) }
                span = nil
                all.append(MonthlyCounts(format: format))
            }
            guard let month = CivilDate(row["month"]), let first = CivilDate(row["first"]),
                let last = CivilDate(row["last"])
            else { continue }
            span = min(span?.lowerBound ?? first, first)...max(span?.upperBound ?? last, last)
            let place = all.count - 1
            all[place].counts[Key(base: row["base"], month: month)] = row["trips"]
            all[place].daysInPeriod = max(all[place].daysInPeriod, Int(row["days"] as Double))
        }
        if let span { all[all.count - 1].cover(span) }
        return all
    }
}
