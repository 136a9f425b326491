public import Domain
public import GRDB
public import Policies
internal import Store

/// What trips of one month show of one licence, or of one operator, against one rule.
public struct TripViolation: Sendable {
    /// The rule.
    public var rule: TripRule

    /// Whose it is.
    public var holder: Holder

    /// The licence number, or the operator as the files name it.
    public var subject: String

    /// The operator that answers for it, where the subject is whom it owes something; else `nil`.
    public var operatorName: String?

    /// The month of the pick-ups, `YYYY-MM`; `YYYY` where the law counts by the year.
    public var month: String

    /// How many were found: trips, or what else the rule counts.
    public var count: Int

    /// Whether more were found than were followed one by one, so that there may be more here too.
    public var isCutOff: Bool

    /// The days of the first pick-up and the last.
    public var days: ClosedRange<CivilDate>

    /// What was found, each once, sorted.
    public var outcomes: [String]

    /// What was observed in the first of them, with its unit.
    public var observed: String

    /// What the law asks there, with its unit.
    public var asked: String

    /// The rows of the trips that it rests on, by load, rising.
    public var rows: [Int64: [Int64]]

    /// The loads that it rests on as a whole: all trips of an operator were counted.
    public var wholeLoads: [Int64] = []

    /// A question for `veedor query` that counts again what was found; `nil` where rows are enough.
    public var question: String?

    /// What was counted.
    var bases: [TripBasis] = []

    /// Whose a violation is.
    public enum Holder: String, Sendable, CaseIterable {
        case driver
        case vehicle
        case base
        case operatorName = "operator"
    }

    /// Puts the violations of a review together.
    ///
    /// - Parameters:
    ///   - review: with the cases of all violations.
    ///   - database: the store's.
    ///   - submissions: which trips count.
    ///   - until: the last day of pick-ups.
    /// - Returns: in the order of the rules, subjects and months.
    /// - Throws: `DatabaseError`.
    public static func all(
        of review: TripReview,
        _ database: Database,
        submissions: LatestSubmissions,
        until: CivilDate?
    ) throws -> [TripViolation] {
        var wanted: [Int64: Set<Int64>] = [:]
        for finding in review.findings where finding.rule.check.holder == .operatorName {
            for item in finding.tally.cases where item.basis == nil {
                wanted[item.load, default: []].insert(item.row)
            }
        }
        let operators = try OperatorsOfTrips(database, wanted)
        var found: [TripViolation] = []
        for finding in review.findings {
            found += grouped(finding, operators)
        }
        // What is judged over all trips of a licence rests on all of them.
        let uses = try LicenceRows(database, found, submissions: submissions, until: until)
        let counted = try CountedRows(
            database,
            Set(review.findings.flatMap { $0.tally.cases.compactMap(\.basis) }),
            submissions: submissions,
            until: until
        )
        return found.map { one in
            var one = one
            counted.apply(to: &one)
            if one.rule.check.looksAtAllTrips, let rows = uses.rows(of: one) { one.rows = rows }
            return one
        }
    }

    private static func grouped(
        _ finding: TripReview.Finding,
        _ operators: OperatorsOfTrips
    ) -> [TripViolation] {
        struct Key: Hashable, Comparable {
            var subject: String
            var operatorName: String
            var month: String
            static func < (left: Key, right: Key) -> Bool {
                (left.subject, left.operatorName, left.month)
                    < (right.subject, right.operatorName, right.month)
            }
        }
        let holder = finding.rule.check.holder
        let namesOperator = if case .cruising = finding.rule.check { true } else { false }
        let groups = Dictionary(grouping: finding.tally.cases) { item in
            let isOfTrip = holder == .operatorName && !namesOperator && item.basis == nil
            let subject = isOfTrip ? operators.name(item.load, item.row) : item.subject
            let owes = holder == .operatorName ? "" : item.basis?.named ?? ""
            let isOfYear = if case .share = finding.rule.check { true } else { false }
            return Key(
                subject: subject,
                operatorName: owes,
                month: String(item.day.description.prefix(isOfYear ? 4 : 7))
            )
        }
        return groups.sorted { $0.key < $1.key }.compactMap { key, cases in
            let sorted = cases.sorted { one, other in
                (one.minute, one.load, one.row) < (other.minute, other.load, other.row)
            }
            guard let first = sorted.first, let last = sorted.last else { return nil }
            return TripViolation(
                rule: finding.rule,
                holder: holder,
                subject: key.subject,
                operatorName: key.operatorName.isEmpty ? nil : key.operatorName,
                month: key.month,
                count: cases.count,
                isCutOff: finding.tally.isCutOff,
                days: first.days.lowerBound...max(first.days.upperBound, last.days.upperBound),
                outcomes: Set(cases.map(\.outcome)).sorted(),
                observed: first.observed,
                asked: first.threshold,
                rows: Dictionary(grouping: cases, by: \.load).mapValues { $0.map(\.row).sorted() },
                bases: cases.compactMap(\.basis)
            )
        }
    }
}

extension TripCase {
    /// The day of the pick-up.
    var day: CivilDate { CivilDate(daysSinceEpoch: Int32(minute.flooredQuotient(by: 1_440))) }

    /// The days of what was counted.
    var days: ClosedRange<CivilDate> { basis?.days ?? day...day }
}

extension TripBasis {
    /// The operator in words.
    var named: String { operatorName.isEmpty ? "not told" : operatorName }
}

extension TripRule.Check {
    /// Its name in the law.
    public var name: String {
        switch self {
        case .registration: "registration"
        case .overlap: "overlap"
        case .speed: "speed"
        case .sharedVehicle: "shared-vehicle"
        case .hours: "hours"
        case .pay: "pay"
        case .fee: "fee"
        case .share: "share"
        case .accessibleVehicle: "accessible-vehicle"
        case .cruising: "cruising"
        case .travel: "travel"
        }
    }

    /// Whose its violations are.
    public var holder: TripViolation.Holder {
        switch self {
        case .registration(let rule):
            switch rule.subject {
            case .driver: .driver
            case .vehicle: .vehicle
            case .base, .originatingBase: .base
            }
        case .overlap(let rule): rule.subject == .driver ? .driver : .vehicle
        case .travel(let rule): rule.subject == .driver ? .driver : .vehicle
        case .hours: .driver
        // What a period owes is one driver's.
        case .pay(let rule) where rule.periodDays > 0: .driver
        case .sharedVehicle, .accessibleVehicle: .vehicle
        case .speed, .pay, .fee, .share, .cruising: .operatorName
        }
    }

    /// Whether one trip alone shows nothing.
    public var looksAtAllTrips: Bool {
        switch self {
        case .overlap, .travel, .hours, .sharedVehicle: true
        case .registration, .speed, .pay, .fee, .share, .accessibleVehicle, .cruising: false
        }
    }
}

/// The operators of some trips, as their files name them.
private struct OperatorsOfTrips {
    private var names: [Int64: [Int64: String]] = [:]

    init(_ database: Database, _ wanted: [Int64: Set<Int64>]) throws {
        for (load, rows) in wanted.sorted(by: { $0.key < $1.key }) {
            let known = try StoredTripNames(database, load: load)
            let scan = try TripScan(
                database,
                load: load,
                fields: [.operatorName, .dispatchingBase]
            )
            var block = TripBlock()
            while try scan.next(into: &block) {
                for index in 0..<block.count {
                    let row = block.row(of: index)
                    guard rows.contains(row) else { continue }
                    names[load, default: [:]][row] = block.operatorName(index, known)
                }
            }
        }
    }

    func name(_ load: Int64, _ row: Int64) -> String { names[load]?[row] ?? "not told" }
}

extension TripBlock {
    /// The operator of a trip, or the base that sent the car, as the file names it.
    func operatorName(_ index: Int, _ names: StoredTripNames) -> String {
        for field in [TripField.operatorName, .dispatchingBase] {
            let code = self[field][index]
            if code != PackedColumn.missing { return names[field][Int(code)] }
        }
        return "not told"
    }
}
