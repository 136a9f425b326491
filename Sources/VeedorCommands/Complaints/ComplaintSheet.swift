internal import Domain
internal import Findings
internal import Reporting
internal import Store

/// Everything about one complaint, in lines.
struct ComplaintSheet {
    let lines: [String]

    init(
        _ review: ComplaintReview,
        _ index: Int,
        _ entries: [ComplaintEntry],
        _ load: Load?
    ) {
        let one = review.complaints[index]
        let standing = review.standings[index]
        let event = review.events[review.eventOf[index]]
        var lines = [
            "\(one.id): \(one.category ?? "no category"), \(standing.name.rawValue), "
                + "\(standing.age, of: "day") old",
            "  taken by \(one.source) as \(one.reference) on \(one.receivedAt.description.prefix(16))"
                + ", about \(one.happenedAt.description.prefix(16))",
        ]
        if let load {
            lines.append(
                "  \(load.fileName) row \(one.rowNumber), SHA-256 \(load.fileSHA256.prefix(16))"
            )
        }
        let words = one.words?.replacing("\n", with: " ").replacing("\r", with: " ")
        lines.append("  words: " + (words ?? "none, or purged"))
        lines.append(
            "event \(event.id): reports \(event.complaints.count), voices \(event.voices), "
                + "district \(review.districts[review.eventOf[index]])"
        )
        for other in event.complaints where other != index {
            lines.append("  also \(review.complaints[other].id)")
        }
        if let campaign = review.campaignOf[index] {
            let copies = review.campaigns.first { $0.id == campaign }?.complaints.count ?? 0
            lines.append(
                "campaign \(campaign): one of \(copies) submissions with nearly the same words; they "
                    + "count as one voice, which is no reproach"
            )
        }
        lines += Self.links(review, review.eventOf[index])
        lines += entries.map { entry in
            let details = entry.details.sorted { $0.key < $1.key }
                .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            return "  \(entry.day) \(entry.act.rawValue) by \(entry.madeBy)"
                + (details.isEmpty ? "" : ": \(details)") + (entry.words.map { ". \($0)" } ?? "")
                + " [\(entry.sha256.prefix(12))]"
        }
        self.lines = lines
    }

    private static func links(_ review: ComplaintReview, _ event: Int) -> [String] {
        let rules = review.rules.linking
        let links = review.links[event]
        let shown = links.filter { $0.probability >= rules.leastShown }
        guard !links.isEmpty else {
            return ["about: nobody can tell; no point, no registered address, no advertisement"]
        }
        var lines = ["about, by probability (a reason to look, never a finding):"]
        for link in shown {
            let how =
                switch link.means {
                case .named: "the complainant named it"
                case .address: "its licence is registered at the address"
                case .distance: "its point lies near"
                }
            let metres = link.metres.map { ", \(FixedDecimal.text($0, digits: 0)) m away" } ?? ""
            lines.append(
                "  \(FixedDecimal.text(link.probability, digits: 2)) \(link.listing): \(how)\(metres)"
            )
        }
        let rest =
            links.reduce(0) { $0 + $1.probability }
            - shown.reduce(0) { $0 + $1.probability }
        lines.append(
            "  \(FixedDecimal.text(rest, digits: 2)) one of \(links.count - shown.count) others that "
                + "are less probable each"
        )
        let none = max(0, 1 - links.reduce(0) { $0 + $1.probability })
        lines.append("  \(FixedDecimal.text(none, digits: 2)) none that is advertised here")
        return lines
    }
}
