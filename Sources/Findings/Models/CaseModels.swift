internal import Domain
internal import GRDB

/// Fills the models of cases.
struct CaseModels {
    private let states: [CaseState]
    private let entries: [CaseEntry]
    private let day: CivilDate

    init(_ database: Database, day: CivilDate) throws {
        entries = try CaseLog.entries(database)
        states = CaseState.all(entries)
        self.day = day
    }

    func fill(_ database: Database) throws {
        try fillCases(database)
        try fillListings(database)
        try fillNotices(database)
        try fillVisits(database)
        try fillPlaces(database)
    }

    private func fillPlaces(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "case_visit",
            columns: [
                "case_id", "platform", "listing_id", "visits", "origin", "is_judged",
                "is_confirmed",
            ]
        )
        for state in states where !state.visits.isEmpty {
            for listing in state.listings {
                let subject = FindingSubject(kind: .listing, id: listing)
                guard let advertisement = subject.advertisement else { continue }
                try writer.insert([
                    state.id, advertisement.platform, advertisement.id, state.visits.count,
                    origin(state.id), state.closed?.isConfirmed != nil,
                    state.closed?.isConfirmed ?? false,
                ])
            }
        }
    }

    private func origin(_ id: String) -> String? {
        entries.first { $0.caseID == id && $0.act == .visit }?.details["origin"]
    }

    private func fillCases(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "enforcement_case",
            columns: [
                "case_id", "opened_on", "findings", "rules", "notified_on", "deadline", "visits",
                "origin", "measure", "addressee", "amount_minor", "decided_on", "outcome",
                "outcome_on", "outcome_minor", "ceded_from", "ceded_until", "closed_on", "reason",
                "is_confirmed",
            ]
        )
        for state in states {
            let rules = try state.findings.compactMap { id in
                try String.fetchOne(
                    database,
                    sql: "select rule_id from finding where finding_id = ? limit 1",
                    arguments: [id]
                )
            }
            try writer.insert([
                state.id, state.openedOn, state.findings.count,
                Set(rules).sorted().joined(separator: " "), state.notices.last?.day,
                state.notices.last?.deadline, state.visits.count, origin(state.id),
                state.decision?.step, state.decision?.subject, state.decision?.amount,
                state.decision?.day, state.outcome?.kind.rawValue, state.outcome?.day,
                state.outcome?.amount, state.outcome?.from, state.outcome?.until, state.closedOn,
                state.closed?.rawValue, state.closed?.isConfirmed,
            ])
        }
    }

    private func fillListings(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "case_listing",
            columns: ["case_id", "subject_id"]
        )
        for state in states {
            for listing in Set(state.listings).sorted() { try writer.insert([state.id, listing]) }
        }
    }

    private func fillNotices(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "case_notice",
            columns: [
                "case_id", "subject_id", "recipient", "notice_day", "deadline", "dumps_after",
                "dumps_still", "last_seen", "evidence",
            ]
        )
        for state in states {
            guard let notice = state.notices.first else { continue }
            for listing in state.listings {
                let looks = try AdvertisedAfterNotice(listing, noticeOn: notice.day, database).looks
                    .filter { $0.isAfterNotice && $0.day <= "\(day)" }
                let still = looks.filter { $0.row != nil }
                try writer.insert([
                    state.id, listing, notice.recipient, notice.day, notice.deadline,
                    looks.count, still.count, still.last?.day,
                    still.compactMap { look in look.row.map { "\(look.loadID):\($0)" } }
                        .asEvidence(),
                ])
            }
        }
    }

    private func fillVisits(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "visit_outcome",
            columns: ["origin", "visited", "judged", "confirmed", "share", "lower", "upper"]
        )
        for origin in VisitOrigin.allCases {
            let visited = states.filter { self.origin($0.id) == origin.rawValue }
            guard !visited.isEmpty else { continue }
            let judged = visited.compactMap { $0.closed?.isConfirmed }
            let confirmed = judged.count { $0 }
            let share = judged.isEmpty ? nil : Double(confirmed) / Double(judged.count)
            let interval = share.flatMap {
                Interval.wilson(proportion: $0, size: Double(judged.count))
            }
            try writer.insert([
                origin.rawValue, visited.count, judged.count, confirmed, share, interval?.lower,
                interval?.upper,
            ])
        }
    }
}
