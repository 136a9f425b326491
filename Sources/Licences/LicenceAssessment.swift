public import Domain
public import Policies

/// What can be said of one advertisement's licence, with what it rests on.
public struct LicenceAssessment: Hashable, Sendable {
    /// The advertisement.
    @Boxed public var listing: AdvertisedListing

    /// What its field says.
    @Boxed public var reading: LicenceReading

    /// The first look: five states, by the text and one question to the register.
    public var firstState: FirstState

    /// The primary state.
    public var state: LicenceState

    /// The other states that hold, in order of precedence.
    public var also: [LicenceState] = []

    /// What else is to be known.
    public var flags: Set<LicenceFlag> = []

    /// The number, in normal form, that the state is about.
    public var number: String?

    /// The id of its series.
    public var series: String?

    /// The rule by which a wrong form was put right.
    @Boxed public var repair: LicenceRepair?

    /// The register entry that the state is about.
    @Boxed public var entry: LicenceEntry?

    /// Metres from the shown point to the licensed address.
    public var distance: Double?

    /// The probability of at least that distance if the dwelling is at the licensed address.
    public var distanceProbability: Double?

    /// How the number is used.
    @Boxed public var use: NumberUse?

    /// The date of the version that last, or first, had the number.
    public var seenInVersion: CivilDate?

    /// A licensed number that may have been meant by one that is not found.
    @Boxed public var nearMiss: NearMiss?

    /// The probability that a number one slip away is licensed at the place by chance; only for a
    /// number that is not found.
    public var nearMissChance: Double?

    /// What may be concluded: that of the state, but of a number that is not there no more than a
    /// signal where the register is of another time or a slip explains it.
    public var level: LicenceLevel {
        let isAboutAbsence = state == .notFound || state == .withdrawn
        let isExplained = flags.contains(.registerGap) || flags.contains(.oneSlipAway)
        return isAboutAbsence && isExplained ? .signal : state.level
    }

    init(_ listing: AdvertisedListing, _ reading: LicenceReading, _ first: FirstState) {
        self.listing = listing
        self.reading = reading
        firstState = first
        state = .otherText
    }

    /// Makes the first of some states the primary one and keeps the others.
    mutating func settle(_ states: Set<LicenceState>) {
        let ordered = states.sorted()
        state = ordered.first ?? .found
        also = Array(ordered.dropFirst())
    }
}
