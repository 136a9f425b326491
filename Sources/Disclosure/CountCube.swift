/// Units counted by several properties at once.
public struct CountCube: Hashable, Sendable {
    /// The properties.
    public var dimensions: [Dimension]

    /// How many units have each combination that occurs, by the values of the properties.
    public var counts: [[String]: Int64]

    /// A property.
    public struct Dimension: Hashable, Sendable {
        /// Its name.
        public var name: String

        /// Whether it is a stretch of time; stretches are not added up.
        public var isPeriod: Bool

        /// A property.
        public init(_ name: String, isPeriod: Bool = false) {
            self.name = name
            self.isPeriod = isPeriod
        }
    }

    /// Units counted.
    public init(dimensions: [Dimension], counts: [[String]: Int64]) {
        self.dimensions = dimensions
        self.counts = counts
    }

    /// The values of a property that occur, sorted.
    public func values(of dimension: Int) -> [String] {
        Set(counts.keys.map { $0[dimension] }).sorted()
    }

    /// All combinations that anybody must think possible: of stretches of time those that occur, of
    /// all else every one.
    public var combinations: [[String]] {
        let periods = dimensions.indices.filter { dimensions[$0].isPeriod }
        let others = dimensions.indices.filter { !dimensions[$0].isPeriod }
        let times = Set(counts.keys.map { key in periods.map { key[$0] } })
            .sorted { $0.lexicographicallyPrecedes($1) }
        var rests: [[String]] = [[]]
        for dimension in others {
            let values = values(of: dimension)
            rests = rests.flatMap { rest in values.map { rest + [$0] } }
        }
        return times.flatMap { time in
            rests.map { rest in
                var key = Array(repeating: "", count: dimensions.count)
                for (place, dimension) in periods.enumerated() { key[dimension] = time[place] }
                for (place, dimension) in others.enumerated() { key[dimension] = rest[place] }
                return key
            }
        }
    }
}

/// A cell of a table: for each property of its cube a value, or all of them.
public struct CountCell: Hashable, Sendable, Comparable {
    /// By property; `nil` for all values.
    public var values: [String?]

    /// A cell.
    public init(_ values: [String?]) { self.values = values }

    /// Whether a combination of values falls into it.
    public func holds(_ key: [String]) -> Bool {
        zip(values, key).allSatisfy { value, part in value == nil || value == part }
    }

    /// By their values in order; all before each.
    public static func < (left: CountCell, right: CountCell) -> Bool {
        for (one, other) in zip(left.values, right.values) where one != other {
            guard let one else { return true }
            guard let other else { return false }
            return one < other
        }
        return false
    }
}
