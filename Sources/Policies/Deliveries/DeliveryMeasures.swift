public import StrictYAML

/// When a delivery of trips counts as incomplete or odd: `analyses/measures/delivery.yaml`.
public struct DeliveryMeasures: Sendable {
    /// When a time without trips is a gap.
    public var gaps: Gaps

    /// When a day has fallen against the days before.
    public var falls: Falls

    /// Two counts agree within this part of the larger one.
    public var countTolerance: Double

    /// From this part of equal trips on a later file replaces an earlier one.
    public var equalShare: Double

    /// Trips without references are compared by what they tell where both files have so many.
    public var leastEqualRows: Int

    /// When a field is lost or constant.
    public var fields: Fields

    /// What no clock and no meter says.
    public var clocks: Clocks
    private let unknownZones: [(city: String, zones: [String])]

    /// When a time without trips is a gap.
    public struct Gaps: Sendable {
        /// A day without trips is one where chance would leave it empty at most so often.
        public var dayChance: Double

        /// A run of hours within a day.
        public var hoursChance: Double

        /// So many days before and after a time without trips tell how much is usual near it.
        public var nearDays: Int
    }

    /// When a day has fallen against the days before.
    public struct Falls: Sendable {
        /// So many weeks before are looked at.
        public var weeks: Int

        /// With fewer nothing is said.
        public var leastWeeks: Int

        /// Below this part of their median.
        public var belowShare: Double

        /// And by so many of their spreads.
        public var spreads: Double
    }

    /// When a field is lost or constant.
    public struct Fields: Sendable {
        /// Told of at least this part of trips before.
        public var toldBefore: Double

        /// And of less than this part now.
        public var toldNow: Double

        /// A constant is remarkable from so many trips on.
        public var constantTrips: Int
    }

    /// What no clock and no meter says.
    public struct Clocks: Sendable {
        /// Seconds of the longest trip that is believed.
        public var longestTrip: Int

        /// Kilometres an hour that are believed.
        public var fastest: Double
    }

    /// Zones that only say that the zone is not known.
    public func unknownZones(of city: String?) -> Set<String> {
        Set(unknownZones.filter { $0.city == city }.flatMap(\.zones))
    }

    /// Reads the file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        _ = root.string("id")
        gaps = Gaps(root.mapping("gaps"))
        falls = Falls(root.mapping("falls"))
        let counts = root.mapping("counts")
        countTolerance = counts.part("tolerance")
        counts.end()
        let resubmissions = root.mapping("resubmissions")
        equalShare = resubmissions.part("equal-share")
        leastEqualRows = resubmissions.integer("least-rows")
        resubmissions.end()
        fields = Fields(root.mapping("fields"))
        clocks = Clocks(root.mapping("clocks"))
        unknownZones = root.list("unknown-zones") { entry in
            _ = entry.string("source")
            return (entry.string("city"), entry.strings("zones"))
        }
        root.end()
        try document.finish()
    }
}

extension DeliveryMeasures.Gaps {
    init(_ entry: YAMLMapping) {
        dayChance = entry.part("day-chance")
        hoursChance = entry.part("hours-chance")
        nearDays = entry.integer("near-days")
        if nearDays < 1 { entry.report("near-days", "must be above 0") }
        entry.end()
    }
}

extension DeliveryMeasures.Falls {
    init(_ entry: YAMLMapping) {
        weeks = entry.integer("weeks")
        leastWeeks = entry.integer("least-weeks")
        belowShare = entry.part("below-share")
        spreads = entry.optionalNumber("spreads") ?? 0
        if !entry.has("spreads") { entry.report("spreads", "is missing") }
        if leastWeeks < 1 || weeks < leastWeeks {
            entry.report("weeks", "must be at least 'least-weeks', and that at least 1")
        }
        entry.end()
    }
}

extension DeliveryMeasures.Fields {
    init(_ entry: YAMLMapping) {
        toldBefore = entry.part("told-before")
        toldNow = entry.part("told-now")
        constantTrips = entry.integer("constant-trips")
        entry.end()
    }
}

extension DeliveryMeasures.Clocks {
    init(_ entry: YAMLMapping) {
        longestTrip = entry.integer("longest-trip-s")
        fastest = entry.optionalNumber("fastest-kmh") ?? 0
        if fastest <= 0 { entry.report("fastest-kmh", "must be above 0") }
        entry.end()
    }
}
