public import Domain

/// A door that could be visited: an advertisement, with what speaks for going there.
///
/// Nothing about persons goes in: no name, no origin, no account history; only findings and places.
public struct VisitCandidate: Hashable, Sendable {
    /// The advertisement, `platform:id`.
    public var id: String

    /// What is one door: the home or room that it stands for.
    ///
    /// Two teams never go to one.
    public var door: String

    /// The blurred point that the platform shows.
    public var place: GeoPoint

    /// The district, for the table of disparities.
    public var district: String

    /// How probable it is that a visit confirms a breach.
    public var probability: Double

    /// The findings that it rests on, the strongest first.
    public var findings: [String]

    /// A door that could be visited.
    public init(
        id: String,
        door: String,
        place: GeoPoint,
        district: String,
        probability: Double,
        findings: [String]
    ) {
        self.id = id
        self.door = door
        self.place = place
        self.district = district
        self.probability = probability
        self.findings = findings
    }
}

/// How long things take: `analyses/measures/findings.yaml`.
public struct VisitTimes: Hashable, Sendable {
    /// Minutes at a door.
    public var visitMinutes: Double

    /// Kilometres an hour between doors.
    public var speed: Double

    /// How much longer the way is than the straight line.
    public var detour: Double

    /// How long things take.
    public init(visitMinutes: Double, speed: Double, detour: Double) {
        self.visitMinutes = visitMinutes
        self.speed = speed
        self.detour = detour
    }

    /// Minutes from one place to another.
    public func travelMinutes(_ one: GeoPoint, _ other: GeoPoint) -> Double {
        one.metres(to: other) * detour / (speed * 1000 / 60)
    }
}
