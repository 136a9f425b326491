internal import Domain
internal import GRDB

extension EvaluationModels {
    /// A count, or a part of units.
    private struct Count {
        var with: Int
        var all: Int?

        /// What a difference is made of; `nil` for counts and for too few units.
        func units(atLeast least: Int) -> (with: Int, all: Int)? {
            all.flatMap { $0 >= least ? (with, $0) : nil }
        }
    }

    func fillMeasures(_ run: FindingRun, _ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "evaluation_measure",
            columns: [
                "measure_id", "platform", "place", "title", "unit", "has_agreement", "load_id",
                "before_numerator", "before_denominator", "before_share", "numerator",
                "denominator", "share", "is_large", "difference", "lower", "upper", "verdict",
            ]
        )
        let agreed = Set(agreements.map(\.platform))
        let least = definitions.leastDenominator
        for (place, measure) in definitions.measures.enumerated() {
            let now = try counts(measure, period, run, database)
            let earlier = try before.run.map { try counts(measure, before, $0, database) } ?? [:]
            for (platform, count) in now.sorted(by: { $0.key < $1.key }) {
                let past = earlier[platform]
                let difference = past?.units(atLeast: least).flatMap { past in
                    count.units(atLeast: least).flatMap { ShareDifference(before: past, now: $0) }
                }
                try writer.insert([
                    measure.id, platform, place, measure.title, measure.unit,
                    agreed.contains(platform), run.listingsLoadID, past?.with, past?.all,
                    Self.share(past), count.with, count.all, Self.share(count),
                    (count.all ?? least) >= least, difference?.value, difference?.interval.lower,
                    difference?.interval.upper,
                    Self.verdict(
                        difference,
                        agreed.contains(platform) ? measure.wanted : .none,
                        hasPast: past != nil,
                        count
                    ),
                ])
            }
            try contrast(measure, place, now, earlier, agreed, database)
        }
    }

    private func counts(
        _ measure: EvaluationDefinitions.Measure,
        _ period: Period,
        _ run: FindingRun,
        _ database: Database
    ) throws -> [String: Count] {
        let statement = try database.makeStatement(sql: measure.statement)
        let all: [String: (any DatabaseValueConvertible)?] = [
            "load": run.listingsLoadID, "run": run.id, "first": "\(period.first)",
            "last": "\(period.last)",
        ]
        // A statement asks for what it needs.
        let asked = all.filter { measure.statement.contains(":\($0.key)") }
        let rows = try Row.fetchAll(statement, arguments: StatementArguments(asked))
        return Dictionary(
            rows.map { row in
                (row["platform"], Count(with: row["numerator"] ?? 0, all: row["denominator"]))
            }
        ) { first, _ in first }
    }

    private static func share(_ count: Count?) -> Double? {
        guard let count, let all = count.all, all > 0 else { return nil }
        return Double(count.with) / Double(all)
    }

    private static func verdict(
        _ difference: ShareDifference?,
        _ wanted: EvaluationDefinitions.Wanted,
        hasPast: Bool,
        _ count: Count
    ) -> String {
        guard hasPast else { return "no earlier period" }
        guard count.all != nil else { return "a count; no verdict" }
        guard let difference else { return "too few to say" }
        let isMore = difference.interval.lower > 0
        guard isMore || difference.interval.upper < 0 else { return "no change can be told" }
        let words = isMore ? "more" : "less"
        return switch wanted {
        case .none: words
        case .less: isMore ? "more, not as agreed" : "less, as agreed"
        case .more: isMore ? "more, as agreed" : "less, not as agreed"
        }
    }

    /// The change of platforms with an agreement less that of those without, where both are there.
    private func contrast(
        _ measure: EvaluationDefinitions.Measure,
        _ place: Int,
        _ now: [String: Count],
        _ earlier: [String: Count],
        _ agreed: Set<String>,
        _ database: Database
    ) throws {
        let least = definitions.leastDenominator
        func sum(_ counts: [String: Count], with: Bool) -> (with: Int, all: Int)? {
            let own = counts.filter { agreed.contains($0.key) == with && $0.value.all != nil }
                .map(\.value)
            let all = own.reduce(0) { $0 + ($1.all ?? 0) }
            return all < least ? nil : (own.reduce(0) { $0 + $1.with }, all)
        }
        guard let before = sum(earlier, with: true), let after = sum(now, with: true),
            let before2 = sum(earlier, with: false), let after2 = sum(now, with: false),
            let one = ShareDifference(before: before, now: after),
            let other = ShareDifference(before: before2, now: after2)
        else { return }
        let difference = one.minus(other)
        let words =
            difference.interval.lower > 0
            ? "rose more, or fell less, than without"
            : difference.interval.upper < 0
                ? "fell more, or rose less, than without" : "no difference can be told"
        try ModelWriter(
            database,
            table: "evaluation_contrast",
            columns: [
                "measure_id", "place", "title", "rests_with", "rests_without", "difference",
                "lower", "upper", "verdict",
            ]
        ).insert([
            measure.id, place, measure.title, after.with, after2.with, difference.value,
            difference.interval.lower, difference.interval.upper, words,
        ])
    }
}
