internal import LinearAlgebra

/// Least squares after area and period effects are taken out, with standard errors that hold when
/// the observations of an area depend on each other.
///
/// Variance: Liang and Zeger, Biometrika 73 (1986) 13-22, times G/(G-1) · (n-1)/(n-k) ("CR1"), k
/// with the effects; t quantiles with G-1 degrees (Cameron and Miller, JHR 50 (2015) 317-372).
struct ClusteredRegression {
    /// One coefficient a regressor.
    let coefficients: [Double]

    /// Their covariance.
    let covariance: Matrix

    /// How many clusters.
    let clusters: Int

    /// How many observations.
    let observations: Int

    /// Fits residualised data.
    ///
    /// - Parameters:
    ///   - outcome: the outcome without its effects.
    ///   - regressors: the regressors without their effects, columns that do not depend on each
    ///     other.
    ///   - cluster: the cluster of each observation, from 0.
    ///   - absorbed: the rank of the effects.
    /// - Throws: `LinearAlgebraError.singular` when nothing varies within the effects.
    init(
        outcome: [Double],
        regressors: [[Double]],
        cluster: [Int],
        absorbed: Int
    ) throws(LinearAlgebraError) {
        let count = regressors.count
        var gram = Matrix(rows: count, columns: count)
        for row in 0..<count {
            for column in 0...row {
                gram[row, column] = dot(regressors[row], regressors[column])
                gram[column, row] = gram[row, column]
            }
        }
        let system = try SymmetricSystem(gram)
        let coefficients = system.solution(regressors.map { dot($0, outcome) })
        var residual = outcome
        for (coefficient, regressor) in zip(coefficients, regressors) {
            for index in residual.indices { residual[index] -= coefficient * regressor[index] }
        }
        let clusters = (cluster.max() ?? -1) + 1
        let meat = Self.meat(regressors, residual, cluster, clusters)
        let size = Double(outcome.count)
        let parameters = Double(absorbed + count)
        let groups = Double(clusters)
        let correction = groups / (groups - 1) * (size - 1) / (size - parameters)
        covariance = Self.sandwich(system.inverse, meat, correction)
        self.coefficients = coefficients
        self.clusters = clusters
        observations = outcome.count
    }

    /// The standard error of a coefficient.
    func standardError(_ index: Int) -> Double { covariance[index, index].squareRoot() }

    private static func meat(
        _ regressors: [[Double]],
        _ residual: [Double],
        _ cluster: [Int],
        _ clusters: Int
    ) -> Matrix {
        let count = regressors.count
        var scores = Array(repeating: [Double](repeating: 0, count: count), count: clusters)
        for (column, regressor) in regressors.enumerated() {
            for index in residual.indices {
                scores[cluster[index]][column] += regressor[index] * residual[index]
            }
        }
        var meat = Matrix(rows: count, columns: count)
        for score in scores {
            for row in 0..<count {
                for column in 0..<count { meat[row, column] += score[row] * score[column] }
            }
        }
        return meat
    }

    private static func sandwich(_ bread: Matrix, _ meat: Matrix, _ factor: Double) -> Matrix {
        let size = bread.rows
        var result = Matrix(rows: size, columns: size)
        for row in 0..<size {
            for column in 0..<size {
                var sum = 0.0
                for inner in 0..<size {
                    for other in 0..<size {
                        sum += bread[row, inner] * meat[inner, other] * bread[other, column]
                    }
                }
                result[row, column] = sum * factor
            }
        }
        return result
    }
}
