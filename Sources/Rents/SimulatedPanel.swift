internal import Domain
internal import Foundation

/// Panels with a known effect, on which every design is tried before anybody trusts it.
///
/// Rents have area and period effects, errors that last within an area (AR(1), 0.5), densities that
/// start unequal and grow with a city-wide series by how touristy an area is, and wander.
public struct SimulatedPanel: Hashable, Sendable {
    /// How many areas.
    public var areas: Int

    /// How many periods.
    public var periods: Int

    /// The change of the logarithm of rent for one more short let per hundred dwellings.
    public var effect: Double

    /// What else is planted.
    public var flaw: Flaw

    /// What can be wrong with the data.
    public enum Flaw: String, Hashable, Sendable, CaseIterable {
        case none

        /// Rents of touristy areas rise faster from the first period on.
        case preTrend

        /// Density follows the rents of the period before.
        case reverse
    }

    /// A kind of panel.
    public init(areas: Int, periods: Int, effect: Double, flaw: Flaw = .none) {
        self.areas = areas
        self.periods = periods
        self.effect = effect
        self.flaw = flaw
    }

    /// One panel; the same seed draws the same.
    public func panel(seed: UInt64) -> RentPanel {
        var generator = SplitMix(seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        var observations: [RentPanel.Observation] = []
        let season = (0..<periods).map { _ in generator.normal() * 0.02 }
        for area in 0..<areas {
            let tourism = exp(generator.normal() * 0.8)
            let base = 6.6 + generator.normal() * 0.25
            var error = generator.normal() * 0.03
            var drift = 0.0
            var lastSurprise = 0.0
            for period in 0..<periods {
                let time = Double(period)
                error = 0.5 * error + generator.normal() * 0.03
                drift += generator.normal() * 0.15
                let pushed = flaw == .reverse ? 12 * lastSurprise : 0
                let shift = Self.series(time)
                let density = tourism * (1 + shift) + drift + pushed
                let trend = flaw == .preTrend ? 0.05 * tourism * time : 0
                let rent = base + season[period] + 0.01 * time + effect * density + trend + error
                lastSurprise = error
                observations.append(
                    RentPanel.Observation(
                        area: String(1_000 + area),
                        period: period,
                        logRent: rent,
                        density: density,
                        instrument: tourism * shift
                    )
                )
            }
        }
        return RentPanel(observations)
    }

    /// The panel of an event: densities do not move, and from the middle on rents rise by exposure.
    public func event(seed: UInt64) -> (panel: RentPanel, date: Int) {
        let date = periods / 2
        var still: [RentPanel.Observation] = []
        var exposure: [String: Double] = [:]
        for one in SimulatedPanel(areas: areas, periods: periods, effect: 0, flaw: flaw)
            .panel(seed: seed).observations
        {
            var next = one
            let exposed = exposure[one.area] ?? one.density
            exposure[one.area] = exposed
            next.density = exposed
            if one.period >= date { next.logRent += effect * exposed }
            still.append(next)
        }
        return (RentPanel(still), date)
    }

    /// A city-wide series of searches: rising, with waves.
    private static func series(_ time: Double) -> Double { 0.12 * time + 0.25 * sin(time) }
}

extension SplitMix {
    /// A standard normal number (Box and Muller, 1958).
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - uniform())).squareRoot()
        return radius * cos(2 * Double.pi * uniform())
    }
}

/// How often a design is right on simulated panels.
public struct RentCalibration: Hashable, Sendable {
    /// The design.
    public var design: RentDesign

    /// The kind of panel.
    public var kind: SimulatedPanel

    /// How many panels.
    public var draws: Int

    /// How many intervals held the true effect.
    public var covered = 0

    /// How many verdicts were "supported".
    public var supported = 0

    /// How many were refused.
    public var refused = 0

    /// Tries a design on so many panels, seeds 1 and on.
    public init(_ design: RentDesign, _ kind: SimulatedPanel, draws: Int, model: RentModel) {
        self.design = design
        self.kind = kind
        self.draws = draws
        let estimator = RentEstimator(model: model)
        for seed in 1...UInt64(draws) {
            let estimate: RentEstimate
            if design == .event {
                let (panel, date) = kind.event(seed: seed)
                estimate = estimator.estimate(panel, design, event: date, leavesOut: false)
            } else {
                estimate = estimator.estimate(kind.panel(seed: seed), design, leavesOut: false)
            }
            if let interval = estimate.interval, interval.lower <= kind.effect,
                kind.effect <= interval.upper
            {
                covered += 1
            }
            switch estimate.verdict {
            case .supported: supported += 1
            case .cannotBeEstimated: refused += 1
            case .notDistinguishable: break
            }
        }
    }
}
