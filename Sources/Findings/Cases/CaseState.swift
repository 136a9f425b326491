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
    public var decision: Decision?

    /// What became of it.
    public var outcome: Outcome?

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

    /// A measure was decided.
    public struct Decision: Hashable, Sendable {
        /// The step of the policy's ladder.
        public var step: String

        /// Whom it is addressed to.
        public var subject: String

        /// How much, in minor units.
        public var amount: Int64?

        /// The day.
        public var day: String
    }

    /// What became of a decision.
    public struct Outcome: Hashable, Sendable {
        /// What.
        public var kind: DecisionOutcome

        /// What is to be paid since, in minor units; `nil` where it was not said.
        public var amount: Int64?

        /// The day.
        public var day: String

        /// From which day a dwelling is ceded.
        public var from: String?

        /// Until which day it is.
        public var until: String?
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
        case .decide:
            decision = Decision(
                step: details["step"] ?? "",
                subject: details["subject"] ?? "",
                amount: details["amount"].flatMap { Int64($0) },
                day: entry.day
            )
            // What became of an earlier measure says nothing of this one.
            outcome = nil
        case .outcome:
            outcome = details["outcome"].flatMap(DecisionOutcome.init).map { kind in
                Outcome(
                    kind: kind,
                    amount: details["amount"].flatMap { Int64($0) },
                    day: entry.day,
                    from: details["from"],
                    until: details["until"]
                )
            }
        case .close:
            closed = details["reason"].flatMap(ClosingReason.init)
            closedOn = entry.day
        case .note: break
        }
    }
}
