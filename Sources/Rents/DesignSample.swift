internal import LinearAlgebra

/// The observations as one design needs them, effects taken out.
struct DesignSample {
    let design: RentDesign
    let data: ResidualisedPanel
    let clusters: Int
    private let panel: RentPanel
    private let event: Int?

    init(_ panel: RentPanel, _ design: RentDesign, event: Int?) throws {
        self.design = design
        self.panel = panel
        self.event = event
        if design == .longDifference {
            data = try Self.differences(panel, isBefore: false)
        } else {
            let columns = try DesignColumns(panel, design, event: event)
            data = try ResidualisedPanel(
                outcome: columns.outcome,
                regressor: columns.regressor,
                instrument: columns.instrument,
                effects: panel.effects,
                cluster: panel.clusters
            )
        }
        clusters = data.clusters
        guard dot(data.instrument, data.instrument) > 1e-12, clusters > 2 else {
            throw RefusedDesign(reason: .noVariation)
        }
    }

    /// The effect with its standard error.
    func fit() throws -> (effect: Double, standardError: Double, firstStage: Double?) {
        guard design == .instrument else {
            let fit = try regression(data.outcome, [data.regressor])
            return (fit.coefficients[0], fit.standardError(0), nil)
        }
        let first = try regression(data.regressor, [data.instrument])
        let strength = first.coefficients[0] / first.standardError(0)
        let moved = dot(data.instrument, data.regressor)
        let effect = dot(data.instrument, data.outcome) / moved
        let residual = zip(data.outcome, data.regressor).map { $0 - effect * $1 }
        let meat = data.scores(residual).reduce(0) { $0 + $1 * $1 }
        let error = (meat * correction(parameters: 1)).squareRoot() / abs(moved)
        return (effect, error, strength * strength)
    }

    /// What must show nothing if density moves rents and nothing else does; `nil` where the data
    /// have no time to look at.
    ///
    /// With area and period effects: the density of the next period, beside that of this one. Of an
    /// event: a trend by exposure in the periods before it. Of a long difference: the change of
    /// rents before, on the change of density afterwards.
    func placebo() throws -> Placebo? {
        switch design {
        case .event:
            guard let event else { return nil }
            let before = RentPanel(panel.observations.filter { $0.period < event })
            guard before.periods.count > 1 else { return nil }
            let exposure = before.exposures { _ in true }
            let data = try ResidualisedPanel(
                outcome: before.observations.map(\.logRent),
                regressor: zip(exposure, before.observations).map { $0 * Double($1.period) },
                effects: before.effects,
                cluster: before.clusters
            )
            // A trend is taken for an effect by as much as it grows from before to after.
            let after = panel.periods.filter { $0 >= event }
            return Placebo(data, scale: Self.mean(after) - Self.mean(before.periods))
        case .fixedEffects: return try nextPeriod().map { Placebo($0, scale: 1) }
        case .instrument:
            let first = dot(data.instrument, data.regressor) / dot(data.instrument, data.instrument)
            return try nextPeriod().map { Placebo($0, scale: 1 / first) }
        case .longDifference:
            let (first, middle, last) = Self.edges(panel)
            return Placebo(
                try Self.differences(panel, isBefore: true),
                scale: Double(last - middle) / Double(max(1, middle - first))
            )
        }
    }

    private static func mean(_ periods: [Int]) -> Double {
        Double(periods.reduce(0, +)) / Double(max(1, periods.count))
    }

    /// The first period, the one in the middle, and the last.
    private static func edges(_ panel: RentPanel) -> (first: Int, middle: Int, last: Int) {
        let periods = panel.periods
        return (periods[0], periods[periods.count / 2], periods[periods.count - 1])
    }

    private func nextPeriod() throws -> ResidualisedPanel? {
        func mover(_ one: RentPanel.Observation) -> Double {
            design == .instrument ? one.instrument ?? 0 : one.density
        }
        var known: [String: [Int: Double]] = [:]
        for one in panel.observations { known[one.area, default: [:]][one.period] = mover(one) }
        let following = Dictionary(
            zip(panel.periods, panel.periods.dropFirst()),
            uniquingKeysWith: { first, _ in first }
        )
        var kept: [RentPanel.Observation] = []
        var next: [Double] = []
        for one in panel.observations {
            guard let later = following[one.period].flatMap({ known[one.area]?[$0] }) else {
                continue
            }
            kept.append(one)
            next.append(later)
        }
        let part = RentPanel(kept)
        guard part.periods.count > 2 else { return nil }
        return try ResidualisedPanel(
            outcome: part.observations.map(\.logRent),
            regressor: next,
            effects: part.effects.adding(column: part.observations.map(mover)),
            cluster: part.clusters
        )
    }

    private func regression(
        _ outcome: [Double],
        _ regressors: [[Double]]
    ) throws -> ClusteredRegression {
        try ClusteredRegression(
            outcome: outcome,
            regressors: regressors,
            cluster: data.cluster,
            absorbed: data.effects.rank
        )
    }

    private func correction(parameters: Int) -> Double {
        let size = Double(data.outcome.count)
        let groups = Double(clusters)
        return groups / (groups - 1) * (size - 1)
            / (size - Double(data.effects.rank + parameters))
    }

    /// Changes by area: from the period in the middle to the last, or of rents before that with the
    /// change of density after it.
    private static func differences(_ panel: RentPanel, isBefore: Bool) throws -> ResidualisedPanel
    {
        guard panel.periods.count > 2 else { throw RefusedDesign(reason: .noPeriodBefore) }
        let (first, middle, last) = edges(panel)
        var rents: [Double] = []
        var densities: [Double] = []
        let byArea = Dictionary(grouping: panel.observations, by: \.area)
        for area in panel.areas {
            let own = byArea[area] ?? []
            guard let before = own.first(where: { $0.period == first }),
                let start = own.first(where: { $0.period == middle }),
                let end = own.first(where: { $0.period == last })
            else { continue }
            rents.append(
                isBefore ? start.logRent - before.logRent : end.logRent - start.logRent
            )
            densities.append(end.density - start.density)
        }
        guard rents.count > 2 else { throw RefusedDesign(reason: .noVariation) }
        let constant = Matrix(columns: [[Double](repeating: 1, count: rents.count)])
        return try ResidualisedPanel(
            outcome: rents,
            regressor: densities,
            effects: constant,
            cluster: Array(rents.indices)
        )
    }
}

extension RentPanel {
    /// Each area's density in its first period, in the periods that fit, else zero.
    func exposures(_ fits: (Int) -> Bool) -> [Double] {
        var first: [String: Double] = [:]
        for one in observations where first[one.area] == nil { first[one.area] = one.density }
        return observations.map { fits($0.period) ? first[$0.area] ?? 0 : 0 }
    }
}
