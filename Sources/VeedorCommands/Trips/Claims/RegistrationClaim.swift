internal import Domain
internal import Policies
internal import Reporting
internal import Store
internal import Trips

/// H21: the platform uses registered drivers only.
struct RegistrationClaim {
    let claim: Claim

    init(_ fares: StoredFares) throws {
        let law = try TripCityLaw(of: fares.store, otherCity: nil)
        let review = try fares.store.read {
            try TripReview(
                $0,
                laws: law.laws,
                city: law.city,
                submissions: law.submissions,
                utilisation: law.utilisation
            )
        }
        let rules = review.findings.filter { finding in
            if case .registration = finding.rule.check { true } else { false }
        }
        let rows = rules.flatMap { finding in
            TripVerdict.allCases.flatMap { verdict in
                finding.tally.found(verdict).map { words, count -> [DataTable.Cell] in
                    [
                        .text(finding.rule.id), .text(verdict.rawValue), .text(words),
                        .count(count), .count(review.trips),
                        CheckTables.percent(Double(count) / Double(max(1, review.trips))),
                    ]
                }
            }
        }
        claim = Claim(
            statement: "only registered drivers and vehicles drive for the platform (a condition "
                + "of the agreement with Moscow)",
            measure: "trips by what the registers say of driver, vehicle and base at the pick-up; "
                + "every trip handed over is counted, so that there is no sampling error",
            against: "no trip without a registration in force, once registrations that came late "
                + "are told apart from none",
            figures: DataTable(
                columns: [
                    .init("rule"), .init("verdict"), .init("outcome"),
                    .init("trips", isNumeric: true), .init("of", isNumeric: true),
                    .init("percent", isNumeric: true),
                ],
                rows: rows
            ),
            notKnown: "who drove trips that were not handed over; where files withhold licence "
                + "numbers, nothing follows about drivers"
        )
    }
}
