internal import Distributions
internal import Domain
internal import LinearAlgebra

/// Estimates the association of short-let density with rents, and refuses where it cannot.
public struct RentEstimator: Sendable {
    /// The settings.
    public let model: RentModel

    /// An estimator.
    public init(model: RentModel) {
        self.model = model
    }

    /// Estimates by a design.
    ///
    /// - Parameters:
    ///   - panel: the data.
    ///   - design: how.
    ///   - event: the first period of what followed; for the event design.
    ///   - leavesOut: whether the effect is computed again without each area.
    /// - Returns: the estimate, or a refusal with its reason.
    public func estimate(
        _ panel: RentPanel,
        _ design: RentDesign,
        event: Int? = nil,
        leavesOut: Bool = true
    ) -> RentEstimate {
        var estimate = RentEstimate(
            design: design,
            areas: panel.areas.count,
            periods: panel.periods.count,
            observations: panel.observations.count,
            method: "",
            verdict: .notDistinguishable
        )
        guard estimate.areas >= model.leastAreas else {
            return estimate.refused(.tooFewAreas(estimate.areas, least: model.leastAreas))
        }
        guard estimate.periods > 1 else {
            return estimate.refused(.tooFewPeriods(estimate.periods))
        }
        do {
            let sample = try DesignSample(panel, design, event: event)
            try compute(sample, &estimate)
            guard let placebo = try sample.placebo() else {
                throw RefusedDesign(reason: .noPeriodBefore)
            }
            let bootstrap = WildBootstrap(placebo.data, draws: model.draws, seed: model.seed)
            estimate.preTrend = bootstrap.probability(of: 0)
            let before = placebo.fit(bootstrap, level: 1 - model.confidence)
            estimate.effectBefore = before.effect
            estimate.intervalBefore = before.interval
            if leavesOut { estimate.withoutOneArea = try withoutOneArea(panel, design, event) }
        } catch let refusal as RefusedDesign {
            return estimate.refused(refusal.reason)
        } catch {
            return estimate.refused(.noVariation)
        }
        estimate.verdict = verdict(estimate)
        return estimate
    }

    private func compute(_ sample: DesignSample, _ estimate: inout RentEstimate) throws {
        let data = sample.data
        let fit = try sample.fit()
        estimate.effect = fit.effect
        estimate.standardError = fit.standardError
        estimate.firstStage = fit.firstStage
        estimate.observations = data.outcome.count
        let level = 1 - model.confidence
        let usesBootstrap = sample.clusters < model.fewAreas || sample.design == .instrument
        guard usesBootstrap else {
            let reach = Distributions.student(
                quantileTwoSided: level,
                degrees: Double(sample.clusters - 1)
            )
            estimate.method = "t with \(sample.clusters - 1) degrees of freedom"
            estimate.interval = Interval(
                lower: fit.effect - reach * fit.standardError,
                upper: fit.effect + reach * fit.standardError
            )
            return
        }
        let bootstrap = WildBootstrap(data, draws: model.draws, seed: model.seed)
        let ends = bootstrap.interval(
            centre: fit.effect,
            scale: fit.standardError,
            level: level
        )
        estimate.method =
            (sample.design == .instrument ? "Anderson-Rubin, " : "")
            + "wild cluster bootstrap, \(model.draws) draws, Webb weights"
        estimate.interval = Interval(
            lower: ends.lower ?? -.infinity,
            upper: ends.upper ?? .infinity
        )
    }

    private func withoutOneArea(
        _ panel: RentPanel,
        _ design: RentDesign,
        _ event: Int?
    ) throws -> Interval? {
        let effects = try panel.areas.map { area -> Double in
            let rest = panel.without(area)
            guard design != .longDifference else {
                return try DesignSample(rest, design, event: event).fit().effect
            }
            return try DesignColumns(rest, design, event: event).effect(rest)
        }
        guard let least = effects.min(), let most = effects.max() else { return nil }
        return Interval(lower: least, upper: most)
    }

    private func verdict(_ estimate: RentEstimate) -> RentVerdict {
        if let trend = estimate.preTrend, trend < model.preTrend {
            return .cannotBeEstimated(.preTrend(probability: trend, least: model.preTrend))
        }
        if let first = estimate.firstStage, first < model.weakInstrument {
            return .cannotBeEstimated(
                .weakInstrument(statistic: first, least: model.weakInstrument)
            )
        }
        guard let interval = estimate.interval else { return .cannotBeEstimated(.noVariation) }
        guard interval.lower > 0 || interval.upper < 0 else {
            let largest = model.largestPublished
            guard let largest, interval.upper >= largest else { return .notDistinguishable }
            return .cannotBeEstimated(.tooImprecise(largest: largest))
        }
        // No trend was seen; was there any chance to see one that would explain all of it?
        if let effect = estimate.effect, let before = estimate.intervalBefore {
            let reach = max(abs(before.lower), abs(before.upper))
            if reach >= abs(effect) {
                return .cannotBeEstimated(.trendNotExcluded(reach: reach, effect: effect))
            }
        }
        // Hosts that follow rents make the same picture between two days as rents that follow
        // hosts; with further periods the next period's density tells them apart.
        if estimate.design == .longDifference { return .cannotBeEstimated(.orderUnknown) }
        return .supported
    }
}

extension RentEstimate {
    /// The same with a refusal.
    func refused(_ reason: RentRefusal) -> RentEstimate {
        var refused = self
        refused.verdict = .cannotBeEstimated(reason)
        return refused
    }
}

/// A design that the data do not allow.
struct RefusedDesign: Error {
    let reason: RentRefusal
}
