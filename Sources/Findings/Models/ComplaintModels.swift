internal import Domain
internal import GRDB

/// Fills the models of complaints, which reports read and no rule.
struct ComplaintModels {
    private let review: ComplaintReview
    private let doors: [VisitCandidate]

    /// - Parameters:
    ///   - review: the complaints.
    ///   - doors: the advertisements of the run that is reported, with their findings.
    init(_ review: ComplaintReview, doors: [VisitCandidate]) {
        self.review = review
        self.doors = doors
    }

    func fill(_ database: Database) throws {
        guard !review.complaints.isEmpty else { return }
        try fillReports(database)
        try fillEvents(database)
        try fillCampaigns(database)
        try fillDistricts(database)
    }

    private func fillReports(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "complaint_report",
            columns: [
                "complaint_id", "source", "received_on", "age_days", "age", "age_place", "state",
                "is_open", "closed_on", "reason", "category", "event_id", "campaign_id", "evidence",
            ]
        )
        for (index, one) in review.complaints.enumerated() {
            let standing = review.standings[index]
            let place =
                review.rules.ages.firstIndex { standing.age <= $0 } ?? review.rules.ages.count
            try writer.insert([
                one.id, one.source, "\(one.receivedAt.day)", standing.age, age(place), place,
                standing.name.rawValue, standing.name.isOpen,
                standing.state.closedOn ?? one.closedAtSourceOn.map { "\($0)" },
                standing.state.closed?.rawValue, one.category,
                review.events[review.eventOf[index]].id, review.campaignOf[index],
                "\(one.loadID):\(one.rowNumber)",
            ])
        }
    }

    private func age(_ place: Int) -> String {
        let ages = review.rules.ages
        let least = place == 0 ? 0 : ages[place - 1] + 1
        return place < ages.count
            ? "\(least) to \(ages[place], of: "day")" : "\(least, of: "day") and more"
    }

    private func fillEvents(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "complaint_event",
            columns: [
                "event_id", "first_on", "reports", "voices", "open", "district", "subject_id",
                "probability", "means", "has_finding",
            ]
        )
        let found = Set(doors.filter { !$0.findings.isEmpty }.map(\.id))
        for (index, event) in review.events.enumerated() {
            let link = review.link(of: index)
            try writer.insert([
                event.id, "\(review.complaints[event.complaints[0]].happenedAt.day)",
                event.complaints.count, event.voices,
                event.complaints.count { review.standings[$0].name.isOpen },
                review.districts[index], link?.listing, link?.probability, link?.means.rawValue,
                link.map { found.contains($0.listing) } ?? false,
            ])
        }
    }

    private func fillCampaigns(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "complaint_campaign",
            columns: ["campaign_id", "first_on", "last_on", "submissions", "reporters", "events"]
        )
        for campaign in review.campaigns {
            let own = campaign.complaints.map { review.complaints[$0] }
            let days = own.map { "\($0.receivedAt.day)" }.sorted()
            try writer.insert([
                campaign.id, days.first, days.last, own.count,
                Set(own.flatMap(\.reporters)).count,
                Set(campaign.complaints.map { review.eventOf[$0] }).count,
            ])
        }
    }

    private func fillDistricts(_ database: Database) throws {
        let disparity = review.disparity(
            doors: doors.map { (district: $0.district, hasFinding: !$0.findings.isEmpty) }
        )
        let writer = try ModelWriter(
            database,
            table: "complaint_district",
            columns: [
                "district", "advertisements", "with_finding", "events", "expected", "deviation",
                "is_over",
            ]
        )
        for row in disparity.rows {
            try writer.insert([
                row.district, row.advertisements, row.withFinding, row.visits, row.expected,
                min(row.deviation, 1e6), row.isOver,
            ])
        }
    }
}
