import Foundation
import Testing

@testable import Rents

@Suite struct InstrumentTests {
    /// Two areas over five periods with densities that grow.
    private let observations = ["North", "South"].flatMap { area in
        (0..<5).map { period in
            RentPanel.Observation(
                area: area,
                period: period,
                logRent: 7,
                density: (area == "North" ? 2 : 1) * Double(period + 1)
            )
        }
    }

    @Test func `the first snapshot gives the shares and leaves the panel`() throws {
        let found = StoredPanel.instrumented(observations)
        #expect(found.count == 8)
        let one = try #require(found.first { $0.area == "North" && $0.period == 1 })
        // The share of North, times the logarithm of the mean density, three, of period one.
        #expect(one.instrument == 2 * log(3))
    }

    @Test func `a series of the city takes the place of the mean density`() throws {
        let series = [0: 10.0, 1: 20, 2: 30, 3: 40, 4: 50]
        let found = StoredPanel.instrumented(observations, series: series)
        let one = try #require(found.first { $0.area == "South" && $0.period == 4 })
        #expect(one.instrument == log(50))
    }

    @Test func `three snapshots have no instrument`() {
        let few = StoredPanel.instrumented(observations.filter { $0.period < 3 })
        #expect(few.count == 6)
        #expect(few.allSatisfy { $0.instrument == nil })
    }

    @Test(arguments: [RentDesign.fixedEffects, .instrument, .event])
    func `the effect alone is that of the whole regression`(design: RentDesign) throws {
        var observations = SimulatedPanel(areas: 20, periods: 9, effect: 0.03).panel(seed: 4)
            .observations
        // Unbalanced: some areas lack some periods.
        observations.removeAll { ($0.period + (Int($0.area) ?? 0)) % 7 == 3 }
        let panel = RentPanel(observations)
        let whole = try DesignSample(panel, design, event: 5).fit().effect
        let alone = try DesignColumns(panel, design, event: 5).effect(panel)
        #expect(abs(alone - whole) <= 1e-10 * abs(whole))
    }
}
