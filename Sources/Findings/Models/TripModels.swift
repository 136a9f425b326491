internal import Domain
internal import GRDB
internal import Policies
internal import Store
internal import Trips

/// Fills the models of trips.
struct TripModels {
    private let trips: TripEvidence

    init?(_ analysis: CityAnalysis) {
        guard let trips = analysis.trips else { return nil }
        self.trips = trips
    }

    func fill(_ database: Database) throws {
        try fillRules(database)
        try fillViolations(database)
        try fillDelivery(database)
        try fillOperators(database)
        try fillUtilisation(database)
    }

    private func fillUtilisation(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "trip_utilisation",
            columns: [
                "place", "operator", "known_from", "holders", "free_hours", "approach_hours",
                "undivided_hours", "occupied_hours", "evidence",
            ]
        )
        let files = Self.ofTime.flatMap { trips.loads[$0] ?? [] }
        let evidence = files.sorted().map { "\($0)" }.asEvidence()
        for (place, one) in (trips.utilisation?.groups ?? []).enumerated() {
            let isTold = one.holders >= trips.leastHolders
            func hours(_ period: ServicePeriod) -> Double? {
                isTold ? Double(one.times[period]) / 3_600 : nil
            }
            try writer.insert([
                place, one.operatorName, one.basis.rawValue, one.holders, hours(.free),
                hours(.approach), hours(.undivided), hours(.occupied), evidence,
            ])
        }
    }

    private func fillOperators(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "trip_operator",
            columns: [
                "place", "operator", "law_rule", "title", "lawful", "violating",
                "undeterminable", "commonest_reason",
            ]
        )
        for (place, one) in trips.operators.enumerated() {
            try writer.insert([
                place, one.operatorName, one.rule.id, one.rule.title, one.lawful, one.violating,
                one.undeterminable, one.reason,
            ])
        }
    }

    private func fillRules(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "trip_rule",
            columns: [
                "place", "law_rule", "title", "check_kind", "unit", "lawful", "violating",
                "undeterminable", "commonest_reason", "clause_confidence", "first_day", "last_day",
            ]
        )
        for (place, one) in trips.review.findings.enumerated() {
            try writer.insert([
                place, one.rule.id, one.rule.title, one.rule.check.name, one.unit,
                one.tally.count(.lawful), one.tally.count(.violation),
                one.tally.count(.undeterminable), one.tally.found(.undeterminable).first?.words,
                one.rule.confidence.rawValue, trips.review.days.map { "\($0.lowerBound)" },
                trips.review.days.map { "\($0.upperBound)" },
            ])
        }
    }

    private func fillViolations(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "trip_violation",
            columns: [
                "law_rule", "title", "check_kind", "holder", "subject_id", "month", "violations",
                "unit", "outcomes", "observed", "asked", "first_day", "last_day",
                "clause_confidence", "is_cut_off", "operator", "recount", "evidence",
            ]
        )
        let units = Dictionary(
            trips.review.findings.map { ($0.rule.id, $0.unit) },
            uniquingKeysWith: { first, _ in first }
        )
        for one in trips.violations {
            try writer.insert([
                one.rule.id, one.rule.title, one.rule.check.name, one.holder.rawValue,
                one.subject, one.month, one.count, units[one.rule.id] ?? "trips",
                one.outcomes.joined(separator: ", "), one.observed, one.asked,
                "\(one.days.lowerBound)", "\(one.days.upperBound)",
                one.rule.confidence.rawValue, one.isCutOff ? 1 : 0, one.operatorName,
                one.question, evidence(one),
            ])
        }
    }

    /// What tells what cars did with their time.
    private static let ofTime = ["session", "vehicle-event", "trip-request", "trip"]

    /// The trips, and the registers that were asked: a licence that stands in none is told by all.
    private func evidence(_ one: TripViolation) -> String {
        let rows = one.rows.sorted { $0.key < $1.key }.flatMap { load, rows in
            NightEvidence.stretches(rows.map(Int.init)).map { stretch in
                stretch.count == 1
                    ? "\(load):\(stretch.lowerBound)"
                    : "\(load):\(stretch.lowerBound)-\(stretch.upperBound)"
            }
        }
        let registers: [String] =
            switch one.rule.check {
            case .registration(let rule) where rule.subject == .driver: ["driver", "vehicle"]
            case .registration(let rule) where rule.subject == .vehicle: ["vehicle"]
            case .registration: ["base"]
            case .accessibleVehicle: ["vehicle"]
            case .travel: ["trip-zone"]
            case .cruising: Self.ofTime
            default: []
            }
        let loads = one.wholeLoads + registers.flatMap { trips.loads[$0] ?? [] }
        return (rows + loads.map { "\($0)" }).asEvidence()
    }

    private func fillDelivery(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "trip_delivery",
            columns: [
                "kind", "format_id", "operator", "subject_id", "begins", "ends", "observed",
                "usual", "spread", "chance", "verdict", "evidence",
            ]
        )
        let files = Dictionary(grouping: trips.delivery.files, by: \.load.formatID)
        func evidence(_ series: TripSeries) -> String {
            (files[series.format] ?? []).map { "\($0.load.id)" }.asEvidence()
        }
        func name(_ series: TripSeries) -> String {
            series.operatorName.isEmpty ? series.format : series.operatorName
        }
        for gap in trips.delivery.gaps {
            try writer.insert([
                "gap", gap.series.format, gap.series.operatorName, name(gap.series),
                gap.from.toTheHour, gap.until.toTheHour,
                Double(gap.until.seconds - gap.from.seconds) / 3_600, gap.usual, nil, gap.chance,
                gap.verdict.rawValue, evidence(gap.series),
            ])
        }
        for fall in trips.delivery.falls {
            try writer.insert([
                "fall", fall.series.format, fall.series.operatorName, name(fall.series),
                "\(fall.day)", "\(fall.day)", fall.trips, fall.usual, fall.spread, nil, nil,
                evidence(fall.series),
            ])
        }
        for one in trips.delivery.repetitions where !one.isReplacement {
            try writer.insert([
                "about the same days", format(one.later), nil, "\(one.earlier) and \(one.later)",
                "\(one.days.lowerBound)", "\(one.days.upperBound)", one.laterTrips,
                one.earlierTrips, nil, nil, nil, "\(one.earlier) \(one.later)",
            ])
        }
        for file in trips.delivery.files {
            try writer.insert([
                "file", file.load.formatID, nil, file.load.fileName,
                file.period.map { "\($0.days.lowerBound)" },
                file.period.map { "\($0.days.upperBound)" }, file.trips, file.load.rowsRejected,
                nil, nil, file.replacedBy == nil ? "counts" : "a later file replaces it",
                "\(file.load.id)",
            ])
        }
        try fillFields(writer)
    }

    /// Fields that a file hardly tells any more and the file before did.
    private func fillFields(_ writer: borrowing ModelWriter) throws {
        for (format, files) in Dictionary(grouping: trips.delivery.files, by: \.load.formatID)
            .sorted(by: { $0.key < $1.key })
        {
            for (before, file) in zip(files, files.dropFirst()) {
                for field in TripField.ofTrips
                where file.presence.remark(
                    field,
                    before: before.presence,
                    trips.measures.fields
                ) == .lost {
                    let (now, past) = (file.presence.share(field), before.presence.share(field))
                    try writer.insert([
                        "field lost", format, nil, "\(file.load.fileName), \(field.name)",
                        file.period.map { "\($0.days.lowerBound)" },
                        file.period.map { "\($0.days.upperBound)" }, now.quotient, past.quotient,
                        nil, nil, field.name, "\(file.load.id) \(before.load.id)",
                    ])
                }
            }
        }
    }

    private func format(_ load: Int64) -> String {
        trips.delivery.files.first { $0.load.id == load }?.load.formatID ?? ""
    }
}

extension LocalMoment {
    /// `YYYY-MM-DD HH:MM`.
    fileprivate var toTheHour: String { String(description.dropLast(3)) }
}
