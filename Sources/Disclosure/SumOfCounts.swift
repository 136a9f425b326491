/// A sum of counts that nobody knows one by one, and what is known of the sum.
public struct SumOfCounts: Hashable, Sendable {
    /// Which counts, by number.
    public var members: [Int]

    /// Its value; `nil` where only that it is above 0.
    public var value: Int64?

    /// A sum of counts.
    public init(members: [Int], value: Int64?) {
        self.members = members
        self.value = value
    }
}

/// What can be worked out of a hidden sum: it lies between two numbers, and both can be true.
public struct FeasibleRange: Hashable, Sendable {
    /// The least that it can be.
    public var least: Int64

    /// The most; `nil` where nothing bounds it.
    public var most: Int64?

    /// Published sums that keep it from being more, by number.
    public var binding: [Int]

    /// A range.
    public init(least: Int64, most: Int64?, binding: [Int] = []) {
        self.least = least
        self.most = most
        self.binding = binding
    }

    /// How far apart the two are; `nil` where nothing bounds it.
    public var width: Int64? { most.map { $0 - least } }
}
