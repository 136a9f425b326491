import Domain
import StrictYAML
import Testing

@testable import Rents

@Suite struct RentPressureTests {
    private let model: RentModel

    init() throws {
        let text = """
            confidence: 0.95
            few-areas: 200
            least-areas: 8
            bootstrap-draws: 99
            bootstrap-seed: 7
            weak-instrument-f: 10
            pre-trend-probability: 0.1
            rent-gap-days: 92
            least-for-median: 10
            short-let-costs: 0.4
            elasticity-from-density: 0.5
            published:
              - {study: A, design: B, result: C, source: D, log-rent-per-point: 0.01}
              - {study: E, design: F, result: G, source: H, log-rent-per-log: 0.02}
            """
        model = try RentModel(document: YAMLDocument(text: text, file: "model.yaml"))
    }

    private func area(_ before: Double, _ after: Double) -> StoredPanel.AreaChange {
        StoredPanel.AreaChange(
            area: "North",
            densityBefore: before,
            densityAfter: after,
            rent: 100_000
        )
    }

    private func estimate(_ verdict: RentVerdict, _ design: RentDesign) -> RentEstimate {
        RentEstimate(
            design: design,
            areas: 40,
            periods: 4,
            observations: 160,
            effect: 0.03,
            interval: Interval(lower: 0.01, upper: 0.05),
            method: "",
            verdict: verdict
        )
    }

    @Test func `a supported local estimate is used, with its interval`() throws {
        let one = try #require(
            RentPressure(area(1, 3), [estimate(.supported, .fixedEffects)], model)
        )
        #expect(one.basis == .local(.fixedEffects))
        #expect(abs((one.logRent ?? 0) - 0.06) < 1e-12)
        #expect(abs(one.range.lower - 0.02) < 1e-12 && abs(one.range.upper - 0.1) < 1e-12)
        // 6.18 per cent more than before: of 1,000 today 58.24 a month.
        #expect(abs(RentPressure.percent(0.06) - 6.1837) < 1e-3)
        #expect(abs(one.amount(0.06) - 5_823.5) < 0.1)
    }

    @Test func `where density fell the ends change places`() throws {
        let one = try #require(
            RentPressure(area(3, 1), [estimate(.supported, .fixedEffects)], model)
        )
        #expect(abs(one.range.lower + 0.1) < 1e-12 && abs(one.range.upper + 0.02) < 1e-12)
        #expect(one.amount(one.range.lower) < 0)
    }

    @Test(arguments: [
        (RentVerdict.notDistinguishable, RentDesign.fixedEffects),
        (.cannotBeEstimated(.noInstrument), .instrument), (.supported, .event),
    ])
    func `else the range of what was published is borrowed, without a best value`(
        verdict: RentVerdict,
        design: RentDesign
    ) throws {
        let one = try #require(RentPressure(area(1, 2), [estimate(verdict, design)], model))
        #expect(one.basis == .borrowed(studies: 2))
        #expect(one.logRent == nil)
        #expect(abs(one.range.lower - 0.01) < 1e-12)
        #expect(abs(one.range.upper - 0.02 * 0.693_147_18) < 1e-8)
    }

    @Test func `an elasticity is not applied to a handful`() throws {
        let one = try #require(RentPressure(area(0.1, 0.4), [], model))
        #expect(one.basis == .borrowed(studies: 1))
        #expect(one.range.lower == one.range.upper)
    }
}
