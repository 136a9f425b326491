internal import CLAPACKE

/// The space that the columns of a matrix span, as an orthonormal basis.
///
/// By QR with column pivoting (LAPACK dgeqp3, dorgqr), so that collinear columns, such as a full
/// set of dummies beside another, are found and left out.
public struct ColumnSpace: Sendable {
    /// The dimension of the space.
    public var rank: Int { basis.columns }

    private let basis: Matrix

    /// The columns' space; columns whose pivot is below this part of the largest are dependent.
    private static let tolerance = 1e-10

    /// Spans a space.
    ///
    /// - Throws: `LinearAlgebraError` when LAPACK refuses, which happens for values that are no
    ///   numbers.
    public init(_ matrix: Matrix) throws(LinearAlgebraError) {
        guard matrix.rows > 0, matrix.columns > 0 else {
            basis = Matrix(rows: matrix.rows, columns: 0)
            return
        }
        guard matrix.values.allSatisfy(\.isFinite) else { throw .notFinite }
        var values = matrix.values
        let (rows, columns) = (Int32(matrix.rows), Int32(matrix.columns))
        let count = min(matrix.rows, matrix.columns)
        var pivots = [Int32](repeating: 0, count: matrix.columns)
        var factors = [Double](repeating: 0, count: count)
        let layout = Int32(VEEDOR_LAPACK_COLUMN_MAJOR)
        let status = unsafe LAPACKE_dgeqp3(
            layout,
            rows,
            columns,
            &values,
            rows,
            &pivots,
            &factors
        )
        guard status == 0 else { throw .refused(routine: "dgeqp3", status: Int(status)) }
        let diagonal = (0..<count).map { abs(values[$0 * matrix.rows + $0]) }
        let rank = diagonal.prefix { $0 > (diagonal.first ?? 0) * Self.tolerance }.count
        values.removeLast(values.count - matrix.rows * rank)
        if rank > 0 {
            let status = unsafe LAPACKE_dorgqr(
                layout,
                rows,
                Int32(rank),
                Int32(rank),
                &values,
                rows,
                factors
            )
            guard status == 0 else { throw .refused(routine: "dorgqr", status: Int(status)) }
        }
        var basis = Matrix(rows: matrix.rows, columns: rank)
        basis.values = values
        self.basis = basis
    }

    /// The coordinates of a vector cut up by clusters, one list a cluster.
    public func coordinates(_ vector: [Double], cluster: [Int], clusters: Int) -> [[Double]] {
        var parts = Array(repeating: [Double](repeating: 0, count: rank), count: clusters)
        for direction in 0..<rank {
            let start = direction * basis.rows
            for index in vector.indices {
                parts[cluster[index]][direction] += basis.values[start + index] * vector[index]
            }
        }
        return parts
    }

    /// What is left of a vector when its part in the space is taken away.
    ///
    /// - Complexity: rows times rank.
    public func residual(_ vector: [Double]) -> [Double] {
        var rest = vector
        for column in 0..<basis.columns {
            let direction = basis.column(column)
            let length = dot(direction, rest)
            for (row, value) in zip(rest.indices, direction) { rest[row] -= length * value }
        }
        return rest
    }
}

/// Why a computation has no result.
public enum LinearAlgebraError: Error, Hashable, Sendable {
    /// A value is infinite or no number.
    case notFinite

    /// The columns depend on each other.
    case singular

    /// LAPACK returned a status other than 0.
    case refused(routine: String, status: Int)
}
