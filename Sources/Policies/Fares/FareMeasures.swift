public import StrictYAML

/// How prices of trips are measured and compared: `analyses/measures/fares.yaml`.
public struct FareMeasures: Sendable {
    /// The shortest trip that is looked at, in metres.
    public var leastDistance: Int64

    /// The times, in seconds, for which a price per minute means something.
    public var durations: ClosedRange<Int64>

    /// Kilometres an hour below which the meter was not switched off.
    public var slowest: Double

    /// Kilometres an hour that are believed.
    public var fastest: Double

    /// Parts of the day.
    public var hourBands: [HourBand]

    /// The upper ends, in metres, of all classes of length but the last.
    public var lengthBands: [Int64]

    /// A group with fewer trips is not told of.
    public var leastTrips: Int

    /// How the multiplier of dynamic pricing is estimated.
    public var multiplier: Multiplier

    /// The service whose tariff the prices of services without one are set beside.
    public var comparedService: String

    /// By which figures of residents zones are grouped.
    public var residents: Residents

    /// By which figures of residents zones are grouped.
    public struct Residents: Hashable, Sendable {
        /// The figure that counts residents.
        public var population: String

        /// How many groups.
        public var groups: Int

        /// The figures that areas are ordered by, each by itself.
        public var figures: [String]
    }

    /// A part of the day.
    public struct HourBand: Hashable, Sendable {
        /// What it is called.
        public var id: String

        /// Its hours.
        public var hours: Range<Int>
    }

    /// How the multiplier of dynamic pricing is estimated.
    public struct Multiplier: Hashable, Sendable {
        /// From this multiple of the fit on a fare counts as raised.
        public var raisedFrom: Double

        /// Trips that the fit looks at, at most.
        public var fitTrips: Int

        /// Trips without which there is no fit.
        public var leastFitTrips: Int

        /// Rounds of reweighting.
        public var rounds: Int
    }

    /// The place of an hour's part of the day in `hourBands`.
    public func hourBand(of hour: Int) -> Int? { hourBands.firstIndex { $0.hours.contains(hour) } }

    /// The class of a length, from 0.
    public func lengthBand(of metres: Int64) -> Int {
        lengthBands.firstIndex { metres < $0 } ?? lengthBands.count
    }

    /// Reads the file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        _ = root.string("id")
        let usable = root.mapping("usable")
        leastDistance = Int64(usable.integer("least-distance-m"))
        let least = Int64(usable.integer("least-duration-s"))
        let longest = Int64(usable.integer("longest-duration-s"))
        durations = least...max(least, longest)
        slowest = usable.optionalNumber("slowest-kmh") ?? 0
        fastest = usable.optionalNumber("fastest-kmh") ?? 0
        if fastest <= 0 { usable.report("fastest-kmh", "must be above 0") }
        if leastDistance < 1 || least < 1 || longest < least {
            usable.report("least-distance-m", "and times must be above 0 and rise")
        }
        _ = usable.string("source")
        usable.end()
        hourBands = root.list("hour-bands") { HourBand($0) }
        let covered = hourBands.flatMap(\.hours).sorted()
        if covered != Array(0..<24) {
            root.report("hour-bands", "must hold each hour from 0 to 23 once")
        }
        lengthBands = root.strings("length-bands-m").map { Int64($0) ?? 0 }
        if lengthBands.isEmpty || lengthBands != lengthBands.sorted() || lengthBands[0] <= 0 {
            root.report("length-bands-m", "expected whole metres, rising")
        }
        leastTrips = root.integer("least-trips")
        if leastTrips < 1 { root.report("least-trips", "must be above 0") }
        multiplier = Multiplier(root.mapping("multiplier"))
        comparedService = root.string("compared-with-tariff-of")
        let residents = root.mapping("residents")
        self.residents = Residents(
            population: residents.string("population"),
            groups: residents.integer("groups"),
            figures: residents.strings("figures")
        )
        if self.residents.groups < 2 { residents.report("groups", "must be above 1") }
        residents.end()
        root.end()
        try document.finish()
    }
}

extension FareMeasures.HourBand {
    init?(_ entry: YAMLMapping) {
        id = entry.string("id")
        let (from, until) = (entry.integer("from"), entry.integer("until"))
        guard 0...23 ~= from, from < until, until <= 24 else {
            entry.report("until", "must be after 'from', both within 0 to 24")
            return nil
        }
        hours = from..<until
    }
}

extension FareMeasures.Multiplier {
    init(_ entry: YAMLMapping) {
        raisedFrom = entry.optionalNumber("raised-from") ?? 0
        if raisedFrom <= 1 { entry.report("raised-from", "must be above 1") }
        fitTrips = entry.integer("fit-trips")
        leastFitTrips = entry.integer("least-fit-trips")
        rounds = entry.integer("rounds")
        if leastFitTrips < 10 || fitTrips < leastFitTrips || rounds < 1 {
            entry.report("fit-trips", "must be at least 'least-fit-trips', and that at least 10")
        }
        entry.end()
    }
}
