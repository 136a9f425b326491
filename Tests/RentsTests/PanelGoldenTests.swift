import Foundation
import Rents
import TestKit
import Testing

/// Coefficients, clustered errors and first stages against statsmodels and linearmodels.
@Suite struct PanelGoldenTests {
    private struct Recorded: Decodable {
        var cases: [Case]
    }

    private struct Case: Decodable {
        var rows: [[Double]]
        var fe: [Double]
        var iv: [Double]
        var firstStageF: Double

        var panel: RentPanel {
            RentPanel(
                rows.map { row in
                    RentPanel.Observation(
                        area: String(1_000 + Int(row[0])),
                        period: Int(row[1]),
                        logRent: row[2],
                        density: row[3],
                        instrument: row[4]
                    )
                }
            )
        }
    }

    private static func cases() throws -> [Case] {
        let path = RepositoryRoot.path("Tests/RentsTests/Goldens/panels.json")
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        return try JSONDecoder().decode(Recorded.self, from: data).cases
    }

    private func isClose(_ value: Double?, _ golden: Double) -> Bool {
        guard let value else { return false }
        return abs(value - golden) <= 1e-8 * abs(golden)
    }

    @Test func `estimates agree to eight digits`() throws {
        let cases = try Self.cases()
        #expect(cases.count == 4)
        let estimator = RentEstimator(model: try ExampleModel.make())
        for one in cases {
            let fixed = estimator.estimate(one.panel, .fixedEffects, leavesOut: false)
            #expect(isClose(fixed.effect, one.fe[0]))
            #expect(isClose(fixed.standardError, one.fe[1]))
            let moved = estimator.estimate(one.panel, .instrument, leavesOut: false)
            #expect(isClose(moved.effect, one.iv[0]))
            #expect(isClose(moved.standardError, one.iv[1]))
            #expect(isClose(moved.firstStage, one.firstStageF))
        }
    }
}
