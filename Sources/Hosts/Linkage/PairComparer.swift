/// Compares the records of one sort two by two.
///
/// Accounts and advertisements conform; learning, weighing and grouping know no more than this.
protocol PairComparer {
    /// How many records there are.
    var count: Int { get }

    /// The comparisons.
    var comparisons: [LinkageModel.Comparison] { get }

    /// The level at which two records are, or -1 where one of them says nothing.
    func level(_ comparison: Int, _ one: Int, _ other: Int) -> Int

    /// How often two records at all share the very value that these two share; `nil` where the
    /// level's own frequency is all that is known.
    func chance(_ comparison: Int, _ level: Int, _ one: Int, _ other: Int) -> Double?
}
