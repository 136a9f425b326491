internal import LinearAlgebra

/// A panel with its effects taken out of outcome, regressor and instrument (Frisch, Waugh, Lovell).
struct ResidualisedPanel {
    let outcome: [Double]
    let regressor: [Double]
    let instrument: [Double]

    /// The cluster of each observation, from 0.
    let cluster: [Int]

    /// How many clusters.
    let clusters: Int

    /// The space of the effects.
    let effects: ColumnSpace

    /// Takes the effects out.
    ///
    /// - Throws: `LinearAlgebraError`.
    init(
        outcome: [Double],
        regressor: [Double],
        instrument: [Double]? = nil,
        effects: Matrix,
        cluster: [Int]
    ) throws(LinearAlgebraError) {
        let space = try ColumnSpace(effects)
        self.effects = space
        self.outcome = space.residual(outcome)
        self.regressor = space.residual(regressor)
        self.instrument = instrument.map(space.residual) ?? self.regressor
        self.cluster = cluster
        clusters = (cluster.max() ?? -1) + 1
    }

    /// The sum over each cluster of instrument times a vector.
    func scores(_ vector: [Double]) -> [Double] {
        var scores = [Double](repeating: 0, count: clusters)
        for index in vector.indices { scores[cluster[index]] += instrument[index] * vector[index] }
        return scores
    }

    /// For each cluster, the coordinates in the effects' space of a vector that is zero elsewhere.
    func clusterProjections(_ vector: [Double]) -> [[Double]] {
        effects.coordinates(vector, cluster: cluster, clusters: clusters)
    }
}
