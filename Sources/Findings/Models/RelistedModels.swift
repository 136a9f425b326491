internal import Domain
internal import GRDB
internal import Nights
internal import Policies

/// Fills the model of homes whose advertisement went and that stand under another id since, with the
/// nights of both against each cap.
struct RelistedModels {
    private let analysis: CityAnalysis

    init(_ analysis: CityAnalysis) {
        self.analysis = analysis
    }

    /// An advertisement of a home and the one before it.
    private struct Pair {
        let subject: String
        let own: String
        let earlier: String
        let earlierSubject: String
        let until: CivilDate
        let since: String
        let evidence: String

        init?(_ row: Row) {
            guard let until = CivilDate(row["last_seen"] as String) else { return nil }
            self.until = until
            subject = row["subject_id"]
            earlierSubject = row["earlier_id"]
            own = Self.id(subject)
            earlier = Self.id(earlierSubject)
            since = row["first_seen"]
            evidence = row["evidence"]
        }

        /// The platform's id, without the platform.
        private static func id(_ subject: String) -> String {
            String(subject.drop { $0 != ":" }.dropFirst())
        }
    }

    /// Reads `dwelling_unit`, which must be filled.
    func fill(_ database: Database) throws {
        guard let now = analysis.nights, !analysis.caps.isEmpty else { return }
        let pairs = try pairs(database)
        guard !pairs.isEmpty else { return }
        let ownEvidence = NightEvidence(now)
        let writer = try ModelWriter(
            database,
            table: "relisted_use",
            columns: [
                "subject_id", "earlier_listing", "earlier_until", "first_seen", "cap", "period",
                "maximum_nights", "earlier_from", "earlier_best", "earlier_to", "earlier_is_near",
                "nights_from", "nights_best", "nights_to", "probability_over", "grade",
                "clause_confidence", "evidence",
            ]
        )
        for (day, gone) in Dictionary(grouping: pairs, by: \.until).sorted(by: { $0.key < $1.key })
        {
            let before = try StoredNights(
                database,
                asOf: day,
                measures: analysis.measures,
                listings: Set(gone.map(\.earlier))
            )
            let evidence = NightEvidence(before)
            for check in analysis.caps {
                let earlier = lines(
                    CapCheck(
                        id: check.id,
                        before,
                        policies: analysis.policies,
                        measures: analysis.measures
                    )
                )
                let own = lines(check)
                for pair in gone {
                    guard let first = earlier[pair.earlier], let second = own[pair.own],
                        let row = row(check.id, pair, first, second)
                    else { continue }
                    let rests = try evidence.text(
                        [first.listing],
                        nights: first.period,
                        rests: first.estimate?.grade,
                        database
                    )
                    let ownRests = try ownEvidence.text(
                        [second.listing],
                        nights: second.period,
                        rests: second.estimate?.grade,
                        database
                    )
                    try writer.insert(row + ["\(pair.evidence) \(rests) \(ownRests)"])
                }
            }
        }
    }

    /// The advertisements' own lines; hosts are counted over their advertisements anyway.
    private func lines(_ check: CapCheck) -> [String: CapCheck.Line] {
        let own = check.lines.filter { line in
            !line.listing.isDwelling && line.cap.subject != .host
                && line.cap.subject != .hostOverAllDwellings
        }
        return Dictionary(own.map { ($0.listing.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The nights of both in one period; `nil` where they are not known, or of two periods.
    private func row(
        _ cap: String,
        _ pair: Pair,
        _ earlier: CapCheck.Line,
        _ own: CapCheck.Line
    ) -> [(any DatabaseValueConvertible)?]? {
        // What was declared is united over the home already.
        guard let before = earlier.estimate, let now = own.estimate, own.declared == nil,
            earlier.declared == nil, earlier.period.lowerBound == own.period.lowerBound
        else { return nil }
        let maximum = own.cap.maximumNights
        let nights = own.period.lowerBound.nights(until: own.period.upperBound)
        var both = CountDistribution(certainly: 0, of: 2 * nights)
        both.add(before.distribution)
        both.add(now.distribution)
        var sum = now
        sum.distribution = both
        let isNear = before.best >= analysis.measures.nearShare * Double(earlier.cap.maximumNights)
        return [
            pair.subject, pair.earlierSubject, "\(pair.until)", pair.since, cap,
            "\(own.period.lowerBound)", maximum, before.range.lowerBound, before.best,
            before.range.upperBound, isNear, sum.range.lowerBound, sum.best, sum.range.upperBound,
            both.probability(ofMoreThan: maximum), min(before.grade, now.grade).title,
            own.cap.confidence.rawValue,
        ]
    }

    private func pairs(_ database: Database) throws -> [Pair] {
        try Row.fetchAll(
            database,
            sql: """
                select
                  n.subject_id, o.subject_id as earlier_id, o.last_seen, n.first_seen,
                  n.evidence || ' ' || o.evidence as evidence
                from temp.dwelling_unit as n
                join temp.dwelling_unit as o on o.unit_id = n.unit_id
                where n.is_whole = 1 and n.is_current = 1 and o.is_current = 0
                  and o.last_seen < n.first_seen
                order by n.subject_id, o.subject_id
                """
        ).compactMap { Pair($0) }
    }
}
