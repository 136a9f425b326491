/// Where a case stands: what its entries come to.
public struct CaseState: Hashable, Sendable {
    /// The case.
    public var id: String

    /// Its findings.
    public var findings: [String] = []

    /// The advertisements it is about, `platform:id`.
    public var listings: [String] = []

    /// The day it was opened.
    public var openedOn: String

    /// The notices, the earliest first.
    public var notices: [Notice] = []

    /// What the visits came to.
    public var visits: [VisitResult] = []

    /// The last measure that was decided.
    public var measure: String?

    /// What became of it.
    public var outcome: DecisionOutcome?

    /// Why it was closed; `nil` while it is open.
    public var closed: ClosingReason?

    /// The day it was closed.
    public var closedOn: String?

    /// Somebody was told.
    public struct Notice: Hashable, Sendable {
        /// Who: the host, an intermediary, the platform.
        public var recipient: String

        /// The day.
        public var day: String

        /// Until when it was to be put right.
        public var deadline: String
    }

    /// The states of all cases in a log, by id.
    public static func all(_ entries: [CaseEntry]) -> [CaseState] {
        var states: [String: CaseState] = [:]
        for entry in entries {
            var state = states[entry.caseID] ?? CaseState(id: entry.caseID, openedOn: entry.day)
            state.apply(entry)
            states[entry.caseID] = state
        }
        return states.values.sorted { $0.id < $1.id }
    }

    private mutating func apply(_ entry: CaseEntry) {
        let details = entry.details
        switch entry.act {
        case .open:
            findings += (details["findings"] ?? "").split(separator: " ").map(String.init)
            listings += (details["listings"] ?? "").split(separator: " ").map(String.init)
        case .notify:
            notices.append(
                Notice(
                    recipient: details["to"] ?? "",
                    day: entry.day,
                    deadline: details["deadline"] ?? ""
                )
            )
        case .visit: visits += [details["result"].flatMap(VisitResult.init)].compactMap(\.self)
        case .decide: measure = details["step"]
        case .outcome: outcome = details["outcome"].flatMap(DecisionOutcome.init)
        case .close:
            closed = details["reason"].flatMap(ClosingReason.init)
            closedOn = entry.day
        case .note: break
        }
    }
}
