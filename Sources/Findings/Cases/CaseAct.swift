/// What is written into the log of a case.
public enum CaseAct: String, Hashable, Sendable, CaseIterable {
    /// A case is opened for findings.
    case open

    /// Somebody notes something.
    case note

    /// Somebody is told: from then on it counts whether the advertisement stays.
    case notify

    /// An inspector was there.
    case visit

    /// A measure is decided.
    case decide

    /// What became of a decision.
    case outcome

    /// The case is closed, with the reason.
    case close
}

/// What a visit came to.
public enum VisitResult: String, Hashable, Sendable, CaseIterable {
    case nobodyPresent = "nobody-present"
    case noCooperation = "no-cooperation"
    case accessGranted = "access-granted"
}

/// Why somebody was visited: only visits drawn at random tell of those that nobody suspected.
public enum VisitOrigin: String, Hashable, Sendable, CaseIterable {
    case worklist
    case complaint
    case random
    case other
}

/// Why a case is closed: what the precision of rules is measured by.
public enum ClosingReason: String, Hashable, Sendable, CaseIterable {
    /// The breach was established.
    case confirmed

    /// It was established and put right.
    case remedied

    /// There was no breach.
    case noBreach = "no-breach"

    /// It could not be shown.
    case insufficientEvidence = "insufficient-evidence"

    /// Another case is about the same.
    case duplicate

    /// Another office is competent.
    case notCompetent = "not-competent"

    /// Whether a breach was found; `nil` where the case says nothing about that.
    public var isConfirmed: Bool? {
        switch self {
        case .confirmed, .remedied: true
        case .noBreach: false
        case .insufficientEvidence, .duplicate, .notCompetent: nil
        }
    }
}

/// What became of a decision.
public enum DecisionOutcome: String, Hashable, Sendable, CaseIterable {
    case paid
    case appealed
    case upheld
    case annulled
    case reduced

    /// Reduced against ceding the dwelling for a time, as Barcelona offered.
    case ceded
}
