internal import StrictYAML

/// How it is looked for that counts of nights heap just below a cap.
///
/// Source: the bunching method of Saez (2010) and Chetty et al. (2011): the count in a window below
/// the cap against the one that a smooth curve through the counts around it gives.
public struct BunchingRules: Hashable, Sendable {
    /// How many nights a bin has: the window below the cap is one, the gap above it another.
    public var binNights: Int

    /// How many bins on each side the curve is drawn through.
    public var binsEachSide: Int

    /// So many subjects the curve must expect in the window; below, nothing is said.
    public var minimumExpected: Double

    /// Rules.
    public init(binNights: Int, binsEachSide: Int, minimumExpected: Double) {
        self.binNights = binNights
        self.binsEachSide = binsEachSide
        self.minimumExpected = minimumExpected
    }

    init(_ entry: YAMLMapping) {
        binNights = entry.integer("bin-nights")
        binsEachSide = entry.integer("bins-each-side")
        minimumExpected = entry.optionalNumber("minimum-expected") ?? 0
        _ = entry.string("source")
        if binNights < 1 { entry.report("bin-nights", "must be at least 1") }
        // A parabola has three parameters; with two bins a side one is left to check them.
        if binsEachSide < 2 { entry.report("bins-each-side", "must be at least 2") }
        if minimumExpected < 1 { entry.report("minimum-expected", "must be at least 1") }
        entry.end()
    }
}
