internal import Domain
internal import Findings
internal import Reporting

/// Complaints as tables; words stand in none of them.
enum ComplaintTables {
    static func complaints(_ review: ComplaintReview, onlyOpen: Bool) -> DataTable {
        var table = DataTable(columns: [
            .init("complaint"), .init("received"), .init("age_days", isNumeric: true),
            .init("state"), .init("category"), .init("district"), .init("event"),
            .init("campaign"), .init("listing"), .init("probability", isNumeric: true),
            .init("how"),
        ])
        for (index, one) in review.complaints.enumerated() {
            let standing = review.standings[index]
            guard !onlyOpen || standing.name.isOpen else { continue }
            let event = review.eventOf[index]
            let link = review.link(of: event)
            table.rows.append([
                .text(one.id), .text("\(one.receivedAt.day)"), .count(standing.age),
                .text(standing.name.rawValue), .optional(one.category),
                .text(review.districts[event]), .text(review.events[event].id),
                .optional(review.campaignOf[index]), .optional(link?.listing),
                link.map { .decimal($0.probability, digits: 2) } ?? .empty,
                .optional(link?.means.rawValue),
            ])
        }
        return table
    }

    static func events(_ review: ComplaintReview) -> DataTable {
        var table = DataTable(columns: [
            .init("event"), .init("first"), .init("reports", isNumeric: true),
            .init("voices", isNumeric: true), .init("district"), .init("listing"),
            .init("probability", isNumeric: true), .init("how"), .init("open", isNumeric: true),
        ])
        table.rows = review.events.enumerated().map { index, event in
            let link = review.link(of: index)
            return [
                .text(event.id),
                .text(
                    String(review.complaints[event.complaints[0]].happenedAt.description.prefix(16))
                ),
                .count(event.complaints.count), .count(event.voices),
                .text(review.districts[index]), .optional(link?.listing),
                link.map { .decimal($0.probability, digits: 2) } ?? .empty,
                .optional(link?.means.rawValue),
                .count(event.complaints.count { review.standings[$0].name.isOpen }),
            ]
        }
        return table
    }

    static func campaigns(_ review: ComplaintReview) -> DataTable {
        var table = DataTable(columns: [
            .init("campaign"), .init("first"), .init("last"), .init("submissions", isNumeric: true),
            .init("reporters", isNumeric: true), .init("events", isNumeric: true),
        ])
        table.rows = review.campaigns.map { campaign in
            let own = campaign.complaints.map { review.complaints[$0] }
            let days = own.map(\.receivedAt.day)
            return [
                .text(campaign.id), .optional(days.min().map { "\($0)" }),
                .optional(days.max().map { "\($0)" }), .count(own.count),
                .count(Set(own.flatMap(\.reporters)).count),
                .count(Set(campaign.complaints.map { review.eventOf[$0] }).count),
            ]
        }
        return table
    }

    static func ages(_ review: ComplaintReview) -> DataTable {
        var table = DataTable(columns: [
            .init("age"), .init("open", isNumeric: true), .init("answered", isNumeric: true),
        ])
        var least = 0
        for most in review.rules.ages.map(Optional.some) + [nil] {
            let own = review.standings.filter { $0.age >= least && $0.age <= most ?? .max }
            table.rows.append([
                .text(
                    most.map { "\(least) to \($0, of: "day")" } ?? "\(least, of: "day") and more"
                ),
                .count(own.count { $0.name == .open }), .count(own.count { $0.name == .answered }),
            ])
            least = (most ?? least) + 1
        }
        return table
    }

    static func districts(_ disparity: Disparity) -> DataTable {
        DataTable(
            columns: [
                .init("district"), .init("advertisements", isNumeric: true),
                .init("with_finding", isNumeric: true), .init("events", isNumeric: true),
                .init("explained_by_findings", isNumeric: true),
                .init("deviation", isNumeric: true), .init("note"),
            ],
            rows: disparity.rows.map { row in
                [
                    .text(row.district), .count(row.advertisements), .count(row.withFinding),
                    .count(row.visits), .decimal(row.expected, digits: 1),
                    .decimal(row.deviation, digits: 2),
                    row.isOver
                        ? .text("more than findings explain") : .empty,
                ]
            }
        )
    }
}
