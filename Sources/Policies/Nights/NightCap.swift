public import Domain
internal import StrictYAML

/// A limit on the nights of short lets, as the law states it.
public struct NightCap: Hashable, Sendable {
    /// The name of the cap within the policy.
    public var id: String

    /// What is capped, for people.
    public var title: String

    /// So many nights of a period are allowed; one more is too many.
    public var maximumNights: Int

    /// Which nights count.
    public var basis: Basis

    /// Whose nights are counted together.
    public var subject: Subject

    /// The time that the nights are counted over.
    public var period: CapPeriod

    /// What happens when the cap changes within a period.
    public var proration: Proration

    /// The areas in which it holds, by name of district or neighbourhood; empty: everywhere.
    public var zones: Set<String>

    /// Whether it is known in which areas it holds.
    public var areZonesKnown: Bool

    /// The areas in which it does not hold.
    public var exceptZones: Set<String>

    /// The kinds of advertisement it holds for; empty: all.
    public var roomTypes: Set<RoomType>

    /// What does not count.
    public var exclusions: CapExclusions

    /// Further limits that hold beside it.
    public var limits: [CapLimit]

    /// How sure the clause is.
    public var confidence: CityPolicy.Confidence

    /// Which nights count.
    public enum Basis: String, Hashable, Sendable, CaseIterable {
        /// Nights with guests.
        case booked

        /// Nights that the host or the platform declared.
        case declared

        /// Nights on which it was let or could have been: keeping it available counts as use.
        case offered

        /// Nights on which it could be booked.
        case available
    }

    /// Whose nights are counted together.
    public enum Subject: String, Hashable, Sendable, CaseIterable {
        /// One advertisement.
        case listing

        /// A dwelling: the nights of its advertisements united, never added.
        case dwelling

        /// A host: nights on which at least one of its dwellings was let.
        case host

        /// A host over all dwellings: the nights of its dwellings added.
        case hostOverAllDwellings = "host-over-all-dwellings"

        /// A licence number.
        case licence
    }

    /// What happens when the cap changes within a period.
    public enum Proration: String, Hashable, Sendable, CaseIterable {
        /// Each night is judged by the cap in force on it, all nights of the period before it
        /// counted.
        case running

        /// The period allows of each cap a share of its nights by the days it is in force; all nights
        /// of the period count against the sum.
        case byDays = "by-days"

        /// Each cap counts only the nights on which it is in force, and allows all of its own.
        case separate
    }

    init(_ entry: YAMLMapping) {
        id = entry.string("id")
        title = entry.string("title")
        maximumNights = entry.integer("nights")
        basis = entry.choice("basis", of: Basis.self) ?? .booked
        subject = entry.choice("subject", of: Subject.self) ?? .dwelling
        period = CapPeriod(entry.mapping("period"))
        proration = entry.optionalChoice("proration", of: Proration.self) ?? .running
        zones = Set(entry.strings("zones"))
        areZonesKnown = entry.optionalBoolean("zones-known") ?? true
        exceptZones = Set(entry.strings("except-zones"))
        roomTypes = Set(
            entry.strings("room-types").compactMap { name in
                let type = RoomType(rawValue: name)
                if type == nil {
                    let known = RoomType.allCases.map(\.rawValue).joined(separator: ", ")
                    entry.report("room-types", "'\(name)' is not one of: \(known)")
                }
                return type
            }
        )
        exclusions = CapExclusions(entry.optionalMapping("excludes"))
        limits = entry.list("limits") { CapLimit($0) }
        confidence =
            entry.choice("confidence", of: CityPolicy.Confidence.self) ?? .memory
        if maximumNights < 0 { entry.report("nights", "must not be negative") }
        if case .rolling(let days) = period, maximumNights > days {
            entry.report("nights", "is more than the period has")
        }
    }

    /// Whether it holds for every advertisement, so that a further cap of the name is never asked.
    var isEverywhere: Bool {
        zones.isEmpty && exceptZones.isEmpty && areZonesKnown && roomTypes.isEmpty
    }

    /// Whether it holds for an advertisement of a kind in an area.
    ///
    /// - Parameters:
    ///   - roomType: the kind; one that is not known is never ruled out.
    ///   - areas: the names of its district and neighbourhood; empty where they are not known.
    /// - Returns: whether it holds; `nil` where the area or the zones are not known.
    public func holds(roomType: RoomType?, areas: Set<String>) -> Bool? {
        if let roomType, !roomTypes.isEmpty, !roomTypes.contains(roomType) { return false }
        guard areZonesKnown else { return nil }
        if zones.isEmpty, exceptZones.isEmpty { return true }
        guard !areas.isEmpty else { return nil }
        if !exceptZones.isDisjoint(with: areas) { return false }
        return zones.isEmpty || !zones.isDisjoint(with: areas)
    }
}

/// What does not count against a cap.
public struct CapExclusions: Hashable, Sendable {
    /// Nights on which the host was there.
    public var isHosted = false

    /// Stays of so many nights and more.
    public var staysFromNights: Int?

    /// Kinds of premises that are exempt, in words: hotels, emergencies.
    public var exemptClasses: [String] = []

    /// Nothing is left out.
    public init(isHosted: Bool = false, staysFromNights: Int? = nil) {
        self.isHosted = isHosted
        self.staysFromNights = staysFromNights
    }

    init(_ entry: YAMLMapping?) {
        guard let entry else { return }
        isHosted = entry.optionalBoolean("hosted") ?? false
        staysFromNights = entry.optionalInteger("stays-from-nights")
        exemptClasses = entry.strings("classes")
        if let staysFromNights, staysFromNights < 1 {
            entry.report("stays-from-nights", "must be at least 1")
        }
        entry.end()
    }
}
