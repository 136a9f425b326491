public import Domain
public import Hosts
public import Licences
public import Nights
public import Policies
public import Rents
public import Trips

/// What the questions have established about one snapshot: computed once, read by every rule.
public struct CityAnalysis: Sendable {
    /// The day of the snapshot.
    public var day: CivilDate

    /// The load of its listings.
    public var loadID: Int64

    /// The law of the day.
    public var policy: CityPolicy

    /// All laws of the city, each with its day.
    public var policies: [CityPolicy]

    /// The licences; `nil` where the law of the day says nothing of them.
    public var licences: LicenceCheck?

    /// The operators and dwellings.
    public var dwellings: DwellingIndex?

    /// The nights; `nil` where no cap is known and nothing tells of nights.
    public var nights: StoredNights?

    /// The caps.
    public var caps: [CapCheck]

    /// The indicators, by level, where the city has a map.
    public var areas: [(level: AreaIndicators.Level, indicators: AreaIndicators)]

    /// The trips; `nil` where none were loaded or the city asks nothing of them.
    public var trips: TripEvidence?

    /// How nights are measured.
    public var measures: NightMeasures

    /// What the questions have established.
    public init(
        day: CivilDate,
        loadID: Int64,
        policy: CityPolicy,
        policies: [CityPolicy],
        licences: LicenceCheck?,
        dwellings: DwellingIndex?,
        nights: StoredNights?,
        caps: [CapCheck],
        areas: [(level: AreaIndicators.Level, indicators: AreaIndicators)],
        measures: NightMeasures
    ) {
        self.day = day
        self.loadID = loadID
        self.policy = policy
        self.policies = policies
        self.licences = licences
        self.dwellings = dwellings
        self.nights = nights
        self.caps = caps
        self.areas = areas
        self.measures = measures
    }
}
