/// What is written into the log of a complaint.
public enum ComplaintAct: String, Hashable, Sendable, CaseIterable {
    /// An official took it by hand.
    case receive

    /// Somebody notes something.
    case note

    /// The complainant was answered, through the source that took the complaint.
    case answer

    /// It is closed; only after an answer.
    case close
}

/// Why a complaint is closed.
public enum ComplaintReason: String, Hashable, Sendable, CaseIterable {
    /// A case is open or was.
    case inCase = "in-case"

    /// Somebody looked, and there was nothing.
    case nothingFound = "nothing-found"

    /// The place could not be told.
    case noPlace = "no-place"

    /// Another office is competent.
    case notCompetent = "not-competent"

    /// The complainant took it back.
    case withdrawn
}

/// An entry of the log of complaints.
public typealias ComplaintEntry = LogEntry<ComplaintAct>

/// The log of all complaints in a store.
public enum ComplaintLog {
    /// The log.
    public static let log = ChainedLog<ComplaintAct>(
        table: "complaint_entry",
        subjectColumn: "complaint_id",
        textTable: "complaint_text"
    )
}

/// Where a complaint stands: what its entries come to.
public struct ComplaintState: Hashable, Sendable {
    /// The day of the last answer.
    public var answeredOn: String?

    /// The day it was closed.
    public var closedOn: String?

    /// Why it was closed; `nil` while it is open.
    public var closed: ComplaintReason?

    /// A complaint that nobody has touched.
    public init() {}

    /// The states of all complaints of a log, by id.
    public static func all(_ entries: [ComplaintEntry]) -> [String: ComplaintState] {
        var states: [String: ComplaintState] = [:]
        for entry in entries {
            switch entry.act {
            case .receive, .note: break
            case .answer: states[entry.subject, default: ComplaintState()].answeredOn = entry.day
            case .close:
                states[entry.subject, default: ComplaintState()].closedOn = entry.day
                states[entry.subject]?.closed = entry.details["reason"].flatMap {
                    ComplaintReason(rawValue: $0)
                }
            }
        }
        return states
    }
}
