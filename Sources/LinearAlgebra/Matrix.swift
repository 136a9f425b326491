/// A dense matrix of doubles, column by column, as LAPACK keeps them.
public struct Matrix: Hashable, Sendable {
    /// How many rows.
    public let rows: Int

    /// How many columns.
    public let columns: Int

    /// The values, column by column.
    public var values: [Double]

    /// A matrix of zeros.
    public init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        values = Array(repeating: 0, count: rows * columns)
    }

    /// A matrix out of columns of one length.
    public init(columns: [[Double]]) {
        rows = columns.first?.count ?? 0
        self.columns = columns.count
        values = columns.flatMap(\.self)
    }

    /// The matrix with one more column.
    public func adding(column: [Double]) -> Matrix {
        var wider = Matrix(rows: rows, columns: columns + 1)
        wider.values = values + column
        return wider
    }

    /// One value.
    public subscript(row: Int, column: Int) -> Double {
        get { values[column * rows + row] }
        set { values[column * rows + row] = newValue }
    }

    /// One column.
    public func column(_ index: Int) -> ArraySlice<Double> {
        values[(index * rows)..<((index + 1) * rows)]
    }
}

/// The sum of products.
public func dot(_ left: some Collection<Double>, _ right: some Collection<Double>) -> Double {
    var sum = 0.0
    for (first, second) in zip(left, right) { sum += first * second }
    return sum
}
