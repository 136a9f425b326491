internal import LinearAlgebra

/// What a design with area and period effects regresses on what, before effects are taken out.
struct DesignColumns {
    let outcome: [Double]
    let regressor: [Double]

    /// What moves the regressor; `nil` where it moves itself.
    let instrument: [Double]?

    init(_ panel: RentPanel, _ design: RentDesign, event: Int?) throws {
        outcome = panel.observations.map(\.logRent)
        switch design {
        case .fixedEffects, .longDifference:
            regressor = panel.observations.map(\.density)
            instrument = nil
        case .instrument:
            regressor = panel.observations.map(\.density)
            let moved = panel.observations.compactMap(\.instrument)
            guard moved.count == outcome.count else { throw RefusedDesign(reason: .noInstrument) }
            instrument = moved
        case .event:
            guard let event, panel.periods.contains(where: { $0 < event }),
                panel.periods.contains(where: { $0 >= event })
            else { throw RefusedDesign(reason: .noPeriodBefore) }
            regressor = panel.exposures { $0 >= event }
            instrument = nil
        }
    }

    /// The effect alone: areas are taken out by their means and only the periods by a factorisation,
    /// which costs a tenth of taking out both by one (Frisch, Waugh, Lovell, twice).
    func effect(_ panel: RentPanel) throws -> Double {
        let clusters = panel.clusters
        let periods = panel.periods.map { period in
            Self.within(panel.observations.map { $0.period == period ? 1 : 0 }, clusters)
        }
        let space = try ColumnSpace(Matrix(columns: periods))
        let outcome = space.residual(Self.within(outcome, clusters))
        let regressor = space.residual(Self.within(regressor, clusters))
        let mover = instrument.map { space.residual(Self.within($0, clusters)) } ?? regressor
        return dot(mover, outcome) / dot(mover, regressor)
    }

    /// Less the mean of each cluster.
    private static func within(_ values: [Double], _ clusters: [Int]) -> [Double] {
        var sums = [Double](repeating: 0, count: (clusters.max() ?? -1) + 1)
        var counts = sums
        for (value, cluster) in zip(values, clusters) {
            sums[cluster] += value
            counts[cluster] += 1
        }
        return zip(values, clusters).map { $0 - sums[$1] / counts[$1] }
    }
}
