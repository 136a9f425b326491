public import Domain

/// What decides every byte of a synthetic city.
public struct CitySpecification: Sendable {
    /// The seed of all draws; another seed is another city.
    public var seed: UInt64

    /// The number of advertisements in the second dump.
    public var listings: Int

    /// The date of the first dump; the second follows a week later.
    public var firstDump: CivilDate

    /// A city with the given seed and size.
    ///
    /// Every planted class is present from about 200 listings on; a smaller city lacks some.
    public init(
        seed: UInt64,
        listings: Int,
        firstDump: CivilDate = CivilDate(daysSinceEpoch: 20_766)
    ) {
        self.seed = seed
        self.listings = max(1, listings)
        self.firstDump = firstDump
    }

    /// The date of the second dump.
    public var secondDump: CivilDate { firstDump.adding(days: 7) }

    /// The two dump dates in order.
    var dumps: [CivilDate] { [firstDump, secondDump] }
}
