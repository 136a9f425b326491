internal import Domain
internal import Licences
internal import Reporting
internal import SyntheticCity

/// How often what was planted about licences is found, class by class.
struct ViolationScore {
    /// One row per class of planted violations.
    let table: DataTable

    /// What the listings that were missed, or found and not planted, are taken for.
    let misses: DataTable

    init(_ check: LicenceCheck, key: AnswerKey, dump: String) {
        var planted: [PlantedViolationClass: Set<String>] = [:]
        for violation in key.violations where violation.dumps.contains(dump) {
            planted[violation.violation, default: []].insert(violation.listing)
        }
        var rows: [[DataTable.Cell]] = []
        var misses: [[DataTable.Cell]] = []
        for rule in Self.rules {
            let truth = planted[rule.violation] ?? []
            let found = Set(check.assessments.filter(rule.isFound).map(\.listing.id))
            let right = truth.intersection(found)
            rows.append([
                .text(rule.violation.rawValue), .text(rule.level.rawValue), .count(truth.count),
                .count(found.count), .count(right.count), Self.ratio(right.count, truth.count),
                Self.ratio(right.count, found.count),
            ])
            misses += Self.missRows(rule, truth, found, check)
        }
        table = DataTable(
            columns: [
                .init("planted_violation"), .init("level"), .init("planted", isNumeric: true),
                .init("found", isNumeric: true), .init("right", isNumeric: true),
                .init("recall", isNumeric: true), .init("precision", isNumeric: true),
            ],
            rows: rows
        )
        self.misses = DataTable(
            columns: [
                .init("planted_violation"), .init("what"), .init("taken_for"),
                .init("listings", isNumeric: true),
            ],
            rows: misses
        )
    }

    private static func missRows(
        _ rule: Rule,
        _ truth: Set<String>,
        _ found: Set<String>,
        _ check: LicenceCheck
    ) -> [[DataTable.Cell]] {
        let differences: [(Set<String>, String)] = [
            (truth.subtracting(found), "missed"), (found.subtracting(truth), "not planted"),
        ]
        return
            differences
            .flatMap { listings, what -> [[DataTable.Cell]] in
                var states: [LicenceState: Int] = [:]
                for one in check.assessments where listings.contains(one.listing.id) {
                    states[one.state, default: 0] += 1
                }
                return states.sorted { $0.key < $1.key }.map { state, count in
                    [
                        .text(rule.violation.rawValue), .text(what), .text(state.rawValue),
                        .count(count),
                    ]
                }
            }
    }

    /// What of an assessment answers to a planted class.
    private struct Rule {
        var violation: PlantedViolationClass
        var level: LicenceLevel
        var isFound: @Sendable (LicenceAssessment) -> Bool
    }

    private static func isTouristic(_ one: LicenceAssessment) -> Bool {
        one.listing.minimumNights.map { $0 < SyntheticCity.touristNights } ?? true
    }

    private static func shows(_ state: LicenceState) -> @Sendable (LicenceAssessment) -> Bool {
        { one in one.state == state || one.also.contains(state) }
    }

    private static let rules: [Rule] = [
        Rule(violation: .licenceNotInRegister, level: .likelyBreach, isFound: shows(.notFound)),
        Rule(violation: .licenceRevoked, level: .likelyBreach, isFound: shows(.withdrawn)),
        Rule(violation: .licenceCloned, level: .likelyBreach, isFound: shows(.cloned)),
        Rule(
            violation: .roomUnderWholeDwellingLicence,
            level: .signal,
            isFound: shows(.typeConflict)
        ),
        Rule(violation: .tooManyGuests, level: .likelyBreach, isFound: shows(.capacityConflict)),
        Rule(violation: .licenceFarAway, level: .signal, isFound: shows(.addressConflict)),
        Rule(violation: .exemptionContradicted, level: .signal) { one in
            one.firstState == .exemptionClaimed && one.flags.contains(.exemptionContradicted)
        },
        Rule(violation: .licenceNotShown, level: .signal) { one in
            one.state == .notShown && isTouristic(one)
        },
        Rule(violation: .licenceTextIsNoLicence, level: .signal) { one in
            one.firstState == .otherText && !one.state.isInRegister
                && one.state != .otherRegime && one.state != .elsewhere && isTouristic(one)
        },
    ]

    private static func ratio(_ part: Int, _ whole: Int) -> DataTable.Cell {
        whole == 0 ? .empty : .decimal(Double(part) / Double(whole), digits: 3)
    }
}
