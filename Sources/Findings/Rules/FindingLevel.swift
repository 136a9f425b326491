/// How much a finding says.
public enum FindingLevel: String, Hashable, Sendable, CaseIterable {
    /// Proved by a register, a declaration or an inspector, against a law that says must.
    case breach

    /// Hard to explain otherwise; a person must look before anybody is written to.
    case likelyBreach = "likely breach"

    /// Worth a look among others.
    case signal

    /// Something to be put right in the data.
    case dataQuality = "data quality"
}

extension FindingLevel: Comparable {
    private var weight: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Orders levels from the weakest to the strongest.
    public static func < (left: FindingLevel, right: FindingLevel) -> Bool {
        left.weight > right.weight
    }
}

/// What the law says, by its verb: a finding is never stronger than that.
public enum LawVerb: String, Hashable, Sendable, CaseIterable {
    /// A duty.
    case must

    /// A prohibition.
    case mustNot = "must-not"

    /// A recommendation, or a promise in an agreement.
    case should

    /// No law: a measure that the city looks at, or the quality of data.
    case none

    /// The strongest level that goes with it.
    public var highestLevel: FindingLevel {
        switch self {
        case .must, .mustNot: .breach
        case .should, .none: .signal
        }
    }
}

/// What a finding rests on, from the weakest up.
public enum FindingGrade: String, Hashable, Sendable, CaseIterable {
    /// Reviews, and assumptions about how many guests leave one.
    case review

    /// Scraped calendars: a night that cannot be booked was let or kept back.
    case calendar

    /// Declarations of a part of the period, carried on over the rest of it.
    case extrapolated

    /// Accounts or advertisements that were linked by what they share.
    case link

    /// What the advertisement itself shows.
    case advertisement

    /// What an inspector saw.
    case inspector

    /// What a register holds.
    case registry

    /// What the host or the platform declared or delivered.
    case declared

    /// The strongest level that may rest on it: a court annulled a fine that rested on one review
    /// (ECLI:NL:RBAMS:2023:2665).
    public var highestLevel: FindingLevel {
        switch self {
        case .review, .calendar, .extrapolated, .link: .signal
        case .advertisement: .likelyBreach
        case .inspector, .registry, .declared: .breach
        }
    }
}
