public import Domain

/// Something that is known of single advertisements and adds up over areas.
///
/// Nights, full-time use, dwellings: who computes it is no concern of this module.
public struct ListingQuantity: Sendable {
    /// A name for it.
    public var id: String

    /// By `platform:id`; of an advertisement that is left out nothing is known.
    public var values: [String: Double]

    /// A quantity.
    public init(id: String, values: [String: Double]) {
        self.id = id
        self.values = values
    }
}

/// A quantity added up over the advertisements of an area, blurred points shared out.
public struct AreaSum: Hashable, Sendable {
    /// The expected sum.
    public var value: Double

    /// Its variance for the blurring: each advertisement lies in one area.
    public var variance: Double

    /// The expected number of advertisements of which it is known.
    public var known: Double

    /// Nothing yet.
    public static let zero = AreaSum(value: 0, variance: 0, known: 0)

    /// Where the sum lies, 95 %, as far as blurring goes.
    public var interval: Interval {
        let reach = Interval.normal95 * variance.squareRoot()
        return Interval(lower: max(0, value - reach), upper: value + reach)
    }

    mutating func add(_ amount: Double, share: Double) {
        value += amount * share
        variance += amount * amount * max(0, share * (1 - share))
        known += share
    }
}
