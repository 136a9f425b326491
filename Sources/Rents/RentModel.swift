public import StrictYAML

/// The settings of the rent estimates: `analyses/models/rent-pressure.yaml`.
public struct RentModel: Hashable, Sendable {
    /// The confidence of intervals, for example 0.95.
    public var confidence: Double

    /// Below so many areas intervals come from the wild bootstrap.
    public var fewAreas: Int

    /// Below so many areas nothing is estimated.
    public var leastAreas: Int

    /// Draws of the bootstrap.
    public var draws: Int

    /// The seed of the draws.
    public var seed: UInt64

    /// Below this F of the first stage an instrument is called weak.
    public var weakInstrument: Double

    /// Below this p-value the time before is said to differ: nothing is estimated.
    public var preTrend: Double

    /// How many days a snapshot of listings may lie outside the quarter of its rents.
    public var rentGapDays: Int

    /// Medians of fewer advertisements are not given.
    public var leastForMedian: Int

    /// The part of what a short let brings in that it costs: cleaning, fees, laundry, energy.
    public var shortLetCosts: Double

    /// Below so many short lets per hundred dwellings no elasticity is applied.
    public var leastElasticDensity: Double

    /// Published estimates, for comparison.
    public var published: [Published]

    /// A published estimate.
    public struct Published: Hashable, Sendable {
        /// Authors, year and place.
        public var study: String

        /// How it was made.
        public var design: String

        /// The result in the authors' terms.
        public var result: String

        /// The change of the logarithm of rent for one more short let per hundred dwellings, where
        /// the result can be put so.
        public var logRentPerPoint: Double?

        /// The change of the logarithm of rent for a change of the logarithm of short lets, where
        /// the result is an elasticity.
        public var logRentPerLog: Double?

        /// How the result was put into these terms; empty where it is the authors' own.
        public var conversion: String

        /// Where it was found.
        public var source: String
    }

    /// The largest published effect of one more short let per hundred dwellings.
    public var largestPublished: Double? { published.compactMap(\.logRentPerPoint).max() }

    /// Reads the settings.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        confidence = root.optionalNumber("confidence") ?? 0
        fewAreas = root.integer("few-areas")
        leastAreas = root.integer("least-areas")
        draws = root.integer("bootstrap-draws")
        seed = UInt64(clamping: root.integer("bootstrap-seed"))
        weakInstrument = root.optionalNumber("weak-instrument-f") ?? 0
        preTrend = root.optionalNumber("pre-trend-probability") ?? 0
        rentGapDays = root.integer("rent-gap-days")
        leastForMedian = max(1, root.integer("least-for-median"))
        shortLetCosts = root.optionalNumber("short-let-costs") ?? 0
        if !(0..<1 ~= shortLetCosts) { root.report("short-let-costs", "must lie from 0 to 1") }
        leastElasticDensity = root.optionalNumber("elasticity-from-density") ?? 0
        published = root.list("published") { entry in
            Published(
                study: entry.string("study"),
                design: entry.string("design"),
                result: entry.string("result"),
                logRentPerPoint: entry.optionalNumber("log-rent-per-point"),
                logRentPerLog: entry.optionalNumber("log-rent-per-log"),
                conversion: entry.optionalString("conversion") ?? "",
                source: entry.string("source")
            )
        }
        for key in ["confidence", "weak-instrument-f", "pre-trend-probability"] where !root.has(key)
        {
            root.report(key, "is missing")
        }
        if root.has("confidence"), !(confidence > 0.5 && confidence < 1) {
            root.report("confidence", "must lie between 0.5 and 1")
        }
        root.end()
        try document.finish()
    }
}
