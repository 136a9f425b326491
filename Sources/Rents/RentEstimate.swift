public import Domain

/// How an effect is estimated.
public enum RentDesign: String, Hashable, Sendable, CaseIterable {
    /// Area and period effects.
    case fixedEffects = "fe"

    /// Area and period effects, density moved by a shift-share instrument.
    case instrument = "iv"

    /// What followed a date, more or less by how exposed an area was.
    case event

    /// The change between the first and the last period.
    case longDifference = "longdiff"
}

/// What an estimate comes to.
public enum RentVerdict: Hashable, Sendable {
    /// The interval lies on one side of zero.
    case supported

    /// The interval holds zero.
    case notDistinguishable

    /// The data do not allow it.
    case cannotBeEstimated(RentRefusal)
}

/// Why nothing is estimated.
public enum RentRefusal: Hashable, Sendable {
    case tooFewAreas(Int, least: Int)
    case tooFewPeriods(Int)
    case noVariation
    case noInstrument
    case weakInstrument(statistic: Double, least: Double)
    case preTrend(probability: Double, least: Double)

    /// What the time before may hold, in units of the effect, is not smaller than the effect.
    case trendNotExcluded(reach: Double, effect: Double)

    /// The interval holds zero and the largest published effect: it tells nothing from most.
    case tooImprecise(largest: Double)

    /// Rents and density changed together, and one change cannot tell which followed which.
    case orderUnknown
    case noPeriodBefore
}

/// An estimated association of short-let density with rents, with what is needed to judge it.
public struct RentEstimate: Hashable, Sendable {
    /// How it was made.
    public var design: RentDesign

    /// How many areas.
    public var areas: Int

    /// How many periods.
    public var periods: Int

    /// How many observations.
    public var observations: Int

    /// The change of the logarithm of rent for one more short let per hundred dwellings.
    ///
    /// Of the event design it is for one more unit of exposure; `nil` where nothing could be
    /// computed.
    public var effect: Double?

    /// The standard error, clustered by area.
    public var standardError: Double?

    /// The interval; an end that the data do not bound is infinite.
    public var interval: Interval?

    /// How the interval was made.
    public var method: String

    /// The F of the first stage, clustered by area.
    public var firstStage: Double?

    /// The p-value of there being no trend before.
    public var preTrend: Double?

    /// What the time before shows, put into the units of the effect: what would be taken for an
    /// effect if things went on as they did before.
    public var effectBefore: Double?

    /// The interval of `effectBefore`; an end that the data do not bound is infinite.
    public var intervalBefore: Interval?

    /// The smallest and the largest effect when one area is left out.
    public var withoutOneArea: Interval?

    /// What it comes to.
    public var verdict: RentVerdict
}
