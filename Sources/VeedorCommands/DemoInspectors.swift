internal import Domain
internal import Findings
internal import Foundation
internal import Store
internal import SyntheticCity

/// Two teams of invented inspectors who go where the first week's work list sends them, and find there
/// what the answer key says.
struct DemoInspectors {
    private let store: VeedorStore
    private let folders: DataFolders
    private let violations: [String: Set<PlantedViolationClass>]

    init(_ store: VeedorStore, _ folders: DataFolders, _ key: AnswerKey) {
        self.store = store
        self.folders = folders
        violations = Dictionary(
            key.violations.map { ("airbnb:\($0.listing)", [$0.violation]) }
        ) { $0.union($1) }
    }

    /// What an inspector at the door can see of what was planted.
    private static let seen: Set<PlantedViolationClass> = [
        .licenceNotInRegister, .licenceCloned, .licenceRevoked, .roomUnderWholeDwellingLicence,
        .tooManyGuests, .nightsOverCap,
    ]

    /// Opens a case for every visit of the first week, and goes on with some of them.
    func work() throws {
        let session = try AnalysisSession(store, folders)
        guard let first = try session.snapshots(asOf: nil).first else { return }
        let run = try session.run(asOf: first.date).run
        let measures = session.measures
        let doors = try store.read { try StoredDoors(of: run, measures: measures, $0) }
        let list = WorkList(
            candidates: doors.candidates,
            all: doors.all,
            teams: 2,
            visits: 12,
            auditShare: measures.value("audit-share") ?? 0,
            seed: "demo",
            times: measures.visitTimes
        )
        try store.write { database in
            for (place, visit) in list.visits.enumerated() {
                for entry in entries(of: visit, number: place + 1, first.date) {
                    try CaseLog.append(entry, database)
                }
            }
        }
    }

    /// What is written about one visit: each is told two days after the dump, and visited within the week.
    private func entries(
        of visit: WorkList.Visit,
        number: Int,
        _ day: CivilDate
    ) -> [CaseEntry] {
        let id = "C-\(day.components.year)-" + String("000\(number)".suffix(4))
        let candidate = visit.candidate
        let isBreach = !(violations[candidate.id] ?? []).isDisjoint(with: Self.seen)
        func entry(_ act: CaseAct, after days: Int, _ details: [String: String]) -> CaseEntry {
            CaseEntry(
                caseID: id,
                act: act,
                madeAt: "\(day.adding(days: days))T09:00:00Z",
                madeBy: "inspector \(1 + number % 2) of the demo",
                day: "\(day.adding(days: days))",
                details: details,
                words: nil
            )
        }
        var entries = [
            entry(
                .open,
                after: 1,
                ["findings": candidate.findings.joined(separator: " "), "listings": candidate.id]
            ),
            entry(
                .visit,
                after: 2,
                [
                    "result": VisitResult.accessGranted.rawValue,
                    "origin": visit.origin.rawValue,
                ]
            ),
        ]
        guard isBreach else {
            return entries + [entry(.close, after: 3, ["reason": ClosingReason.noBreach.rawValue])]
        }
        let deadline = "\(day.adding(days: number.isMultiple(of: 3) ? 9 : 21))"
        entries.append(entry(.notify, after: 3, ["to": "host", "deadline": deadline]))
        guard number.isMultiple(of: 2) else {
            let reason = ["reason": ClosingReason.confirmed.rawValue]
            return entries + [entry(.close, after: 4, reason)]
        }
        entries.append(
            entry(
                .decide,
                after: 5,
                [
                    "step": "unlicensed-let", "subject": "owner", "amount": "6000000",
                    "currency": "EUR",
                ]
            )
        )
        if number.isMultiple(of: 4) {
            let outcome = ["outcome": DecisionOutcome.appealed.rawValue]
            entries.append(entry(.outcome, after: 8, outcome))
        }
        return entries
    }
}
