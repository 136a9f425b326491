public import Domain
internal import StrictYAML

/// A series of licence numbers: how its numbers are written, where they are registered and what
/// they allow.
public struct LicenceSeries: Hashable, Sendable {
    /// The name of the series, for example `HUTB`.
    public var id: String

    /// What it licenses, for people.
    public var title: String

    /// What a number of it means for a listing of the city.
    public var role: Role

    /// The register its numbers stand in: `licence_register_entry.register`; `nil` where the city
    /// has none to ask.
    public var register: String?

    /// How its numbers are written, the first that fits a place in the text counts.
    public var spellings: [LicenceSpelling]

    /// Numbers that are shown in place of one and were never given out, in normal form.
    public var neverIssued: Set<String>

    /// Which serial numbers could have been given out; `nil` where nobody knows.
    public var serials: SerialRange?

    /// Wrong forms that are read all the same.
    public var repairs: [LicenceRepair]

    /// Whether a licence of the series is for a whole dwelling only, never for a room of it.
    public var isForWholeDwelling: Bool

    /// The day all licences of the series lapse by law.
    public var lapsesOn: CivilDate?

    /// For a series that says that the letting is no short let: the shortest stay that goes with it.
    public var minimumNights: Int?

    /// Days on which no licence could be given out.
    public var freezes: [Freeze]

    /// The register's own words for licences that are not in force, by what they mean.
    public var statuses: [String: LicenceStanding]

    /// How sure we are of all this.
    public var confidence: CityPolicy.Confidence

    /// What a number of a series means for a listing.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// It licenses short lets in this city.
        case licence

        /// It licenses something else: hotels, hostels, tourist apartments.
        case otherRegime = "other-regime"

        /// It licenses short lets in another place.
        case elsewhere

        /// It says that the letting is not a short let.
        case notShortLet = "not-short-let"
    }

    /// A time without new licences.
    public struct Freeze: Hashable, Sendable {
        /// Its first day.
        public var from: CivilDate

        /// Its last day; `nil` while it goes on.
        public var until: CivilDate?

        /// Whether a day is in it.
        public func contains(_ day: CivilDate) -> Bool {
            from <= day && until.map { day <= $0 } ?? true
        }
    }
}

/// What a register says of a licence that is not in force.
public enum LicenceStanding: String, Hashable, Sendable, CaseIterable {
    case inForce = "in-force"
    case expired
    case revoked
    case suspended
}

extension LicenceSeries {
    init(_ entry: YAMLMapping) {
        id = entry.string("id")
        title = entry.string("title")
        role = entry.optionalChoice("role", of: Role.self) ?? .licence
        register = entry.optionalString("register")
        spellings = entry.list("spellings") { LicenceSpelling($0) }
        neverIssued = Set(entry.strings("never-issued"))
        serials = entry.optionalMapping("serials").map { SerialRange($0) }
        repairs = entry.list("repairs") { LicenceRepair($0) }
        isForWholeDwelling = entry.optionalBoolean("whole-dwelling") ?? false
        lapsesOn = entry.optionalDate("lapses-on")
        minimumNights = entry.optionalInteger("minimum-nights")
        freezes = entry.list("no-issue") { freeze in
            freeze.date("from").map { Freeze(from: $0, until: freeze.optionalDate("until")) }
        }
        statuses = Self.statuses(entry)
        confidence = entry.optionalChoice("confidence", of: CityPolicy.Confidence.self) ?? .memory
        if spellings.isEmpty { entry.report("spellings", "at least one spelling is needed") }
        if role != .licence, !repairs.isEmpty {
            entry.report("repairs", "only a series with the role 'licence' is repaired")
        }
    }

    private static func statuses(_ entry: YAMLMapping) -> [String: LicenceStanding] {
        guard let mapping = entry.optionalMapping("statuses") else { return [:] }
        var statuses: [String: LicenceStanding] = [:]
        for standing in LicenceStanding.allCases {
            for word in mapping.strings(standing.rawValue) {
                statuses[LicenceRules.folded(word)] = standing
            }
        }
        mapping.end()
        return statuses
    }
}
