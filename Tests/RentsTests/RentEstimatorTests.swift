import Domain
import Rents
import Testing

@Suite struct RentEstimatorTests {
    private func estimator() throws -> RentEstimator {
        RentEstimator(model: try ExampleModel.make())
    }

    @Test(arguments: [RentDesign.fixedEffects, .instrument])
    func `a strong planted effect is found, and its interval holds it`(design: RentDesign) throws {
        let kind = SimulatedPanel(areas: 40, periods: 12, effect: 0.05)
        var covered = 0
        for seed in 1...20 as ClosedRange<UInt64> {
            let estimate = try estimator().estimate(
                kind.panel(seed: seed),
                design,
                leavesOut: false
            )
            let interval = try #require(estimate.interval)
            if interval.lower <= 0.05, 0.05 <= interval.upper { covered += 1 }
            #expect(interval.lower > 0)
        }
        #expect(covered >= 16)
    }

    @Test func `a planted trend is refused, whatever the design`() throws {
        let kind = SimulatedPanel(areas: 40, periods: 12, effect: 0, flaw: .preTrend)
        let panel = kind.panel(seed: 3)
        for design in [RentDesign.fixedEffects, .instrument, .longDifference] {
            let verdict = try estimator().estimate(panel, design, leavesOut: false).verdict
            guard case .cannotBeEstimated(.preTrend) = verdict else {
                Issue.record("\(design): \(verdict)")
                continue
            }
        }
        let (event, date) = kind.event(seed: 3)
        let verdict = try estimator().estimate(event, .event, event: date, leavesOut: false).verdict
        guard case .cannotBeEstimated(.preTrend) = verdict else {
            Issue.record("event: \(verdict)")
            return
        }
    }

    @Test func `without an effect few verdicts are supported`() throws {
        let kind = SimulatedPanel(areas: 12, periods: 8, effect: 0)
        let calibration = RentCalibration(
            .fixedEffects,
            kind,
            draws: 60,
            model: try ExampleModel.make(draws: 99)
        )
        #expect(calibration.supported <= 8)
        #expect(calibration.covered >= 50)
    }

    @Test func `what the data do not allow is refused with its reason`() throws {
        let few = SimulatedPanel(areas: 7, periods: 6, effect: 0.02).panel(seed: 1)
        #expect(
            try estimator().estimate(few, .fixedEffects).verdict
                == .cannotBeEstimated(.tooFewAreas(7, least: 8))
        )
        let one = RentPanel(
            SimulatedPanel(areas: 20, periods: 6, effect: 0).panel(seed: 1).observations
                .filter { $0.period == 0 }
        )
        #expect(
            try estimator().estimate(one, .fixedEffects).verdict
                == .cannotBeEstimated(.tooFewPeriods(1))
        )
        let two = RentPanel(
            SimulatedPanel(areas: 20, periods: 6, effect: 0).panel(seed: 1).observations
                .filter { $0.period < 2 }
        )
        #expect(
            try estimator().estimate(two, .longDifference).verdict
                == .cannotBeEstimated(.noPeriodBefore)
        )
        #expect(
            try estimator().estimate(two, .event, event: 0).verdict
                == .cannotBeEstimated(.noPeriodBefore)
        )
        let bare = RentPanel(
            two.observations.map { one in
                var bare = one
                bare.instrument = nil
                return bare
            }
        )
        #expect(
            try estimator().estimate(bare, .instrument).verdict
                == .cannotBeEstimated(.noInstrument)
        )
        let still = RentPanel(
            two.observations.map { one in
                var still = one
                still.density = 1
                return still
            }
        )
        #expect(
            try estimator().estimate(still, .fixedEffects).verdict
                == .cannotBeEstimated(.noVariation)
        )
    }

    @Test func `the order of observations changes nothing, and the same seed draws the same`()
        throws
    {
        let panel = SimulatedPanel(areas: 15, periods: 8, effect: 0.02).panel(seed: 5)
        let shuffled = RentPanel(panel.observations.reversed())
        #expect(panel == shuffled)
        let first = try estimator().estimate(panel, .fixedEffects)
        #expect(try estimator().estimate(shuffled, .fixedEffects) == first)
        let without = try #require(first.withoutOneArea)
        let effect = try #require(first.effect)
        #expect(without.lower <= effect && effect <= without.upper)
    }

    @Test func `an effect is supported only where the time before would have shown as much`()
        throws
    {
        let kind = SimulatedPanel(areas: 30, periods: 12, effect: 0.03)
        var verdicts: Set<String> = []
        for seed in 1...12 as ClosedRange<UInt64> {
            for design in [RentDesign.fixedEffects, .instrument] {
                let estimate = try estimator().estimate(
                    kind.panel(seed: seed),
                    design,
                    leavesOut: false
                )
                let effect = try #require(estimate.effect)
                let before = try #require(estimate.intervalBefore)
                let reach = max(abs(before.lower), abs(before.upper))
                switch estimate.verdict {
                case .supported:
                    verdicts.insert("supported")
                    #expect(reach < abs(effect))
                case .cannotBeEstimated(.trendNotExcluded(let said, _)):
                    verdicts.insert("not excluded")
                    #expect(said == reach && reach >= abs(effect))
                default: continue
                }
            }
        }
        #expect(verdicts == ["supported", "not excluded"])
    }

    @Test func `of a long difference nothing is supported: one change has no order`() throws {
        let kind = SimulatedPanel(areas: 40, periods: 6, effect: 0.04)
        var reasons: Set<RentVerdict> = []
        for seed in 1...30 as ClosedRange<UInt64> {
            reasons.insert(
                try estimator().estimate(kind.panel(seed: seed), .longDifference, leavesOut: false)
                    .verdict
            )
        }
        #expect(reasons.contains(.cannotBeEstimated(.orderUnknown)))
        #expect(!reasons.contains(.supported))
    }

    @Test func `an interval with zero and the largest published effect is no finding of nothing`()
        throws
    {
        let few = SimulatedPanel(areas: 9, periods: 6, effect: 0).panel(seed: 2)
        let many = SimulatedPanel(areas: 60, periods: 16, effect: 0).panel(seed: 3)
        let model = try ExampleModel.make(published: 0.02)
        let estimator = RentEstimator(model: model)
        #expect(
            estimator.estimate(few, .fixedEffects, leavesOut: false).verdict
                == .cannotBeEstimated(.tooImprecise(largest: 0.02))
        )
        #expect(
            estimator.estimate(many, .fixedEffects, leavesOut: false).verdict
                == .notDistinguishable
        )
        let unknown = RentEstimator(model: try ExampleModel.make())
        #expect(
            unknown.estimate(few, .fixedEffects, leavesOut: false).verdict == .notDistinguishable
        )
    }
}
