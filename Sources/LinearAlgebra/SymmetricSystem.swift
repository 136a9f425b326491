internal import CLAPACKE

/// A symmetric, positive definite matrix, by Cholesky (LAPACK dpotrf, dpotri).
public struct SymmetricSystem: Sendable {
    /// The inverse.
    public let inverse: Matrix

    /// Inverts a matrix, of which the lower triangle is read.
    ///
    /// - Throws: `singular` when it is not positive definite; `notFinite`.
    public init(_ matrix: Matrix) throws(LinearAlgebraError) {
        guard matrix.values.allSatisfy(\.isFinite) else { throw .notFinite }
        var values = matrix.values
        let size = Int32(matrix.rows)
        let layout = Int32(VEEDOR_LAPACK_COLUMN_MAJOR)
        let lower = CChar(UInt8(ascii: "L"))
        guard unsafe LAPACKE_dpotrf(layout, lower, size, &values, size) == 0 else {
            throw .singular
        }
        let status = unsafe LAPACKE_dpotri(layout, lower, size, &values, size)
        guard status == 0 else { throw .refused(routine: "dpotri", status: Int(status)) }
        var inverse = Matrix(rows: matrix.rows, columns: matrix.columns)
        for column in 0..<matrix.columns {
            for row in column..<matrix.rows {
                inverse[row, column] = values[column * matrix.rows + row]
                inverse[column, row] = inverse[row, column]
            }
        }
        self.inverse = inverse
    }

    /// The solution for one right side.
    public func solution(_ right: [Double]) -> [Double] {
        (0..<inverse.rows).map { row in
            var sum = 0.0
            for column in 0..<inverse.columns { sum += inverse[row, column] * right[column] }
            return sum
        }
    }
}
