public import Domain

/// One publication of a licence register.
public struct LicenceRegister: Sendable {
    /// The register, for example `HUT`.
    public let name: String

    /// The day it describes.
    public let date: CivilDate

    /// Whether only the month of it is known; `date` is then the first of the month.
    public let isMonthOnly: Bool

    /// The load it came with.
    public let loadID: Int64

    /// The file it came in.
    public let fileName: String

    /// Its entries.
    public let entries: [LicenceEntry]

    /// For each entry the position of the first one with its number; -1 where it has none.
    private let firstWithNumber: [Int]
    private let positionsByNumber: [String: [Int]]
    private let positionsByReference: [String: [Int]]
    private let grid: PointGrid

    /// A publication.
    public init(
        name: String,
        date: CivilDate,
        isMonthOnly: Bool = false,
        loadID: Int64 = 0,
        fileName: String = "",
        entries: [LicenceEntry]
    ) {
        self.name = name
        self.date = date
        self.isMonthOnly = isMonthOnly
        self.loadID = loadID
        self.fileName = fileName
        self.entries = entries
        var byNumber: [String: [Int]] = Dictionary(minimumCapacity: entries.count)
        var byReference: [String: [Int]] = Dictionary(minimumCapacity: entries.count)
        for (position, entry) in entries.enumerated() {
            if let number = entry.number { byNumber[number, default: []].append(position) }
            if let reference = entry.reference {
                byReference[reference, default: []].append(position)
            }
        }
        firstWithNumber = entries.map { entry in entry.number.flatMap { byNumber[$0]?.first } ?? -1
        }
        positionsByNumber = byNumber
        positionsByReference = byReference
        grid = PointGrid(entries.map(\.position))
    }

    /// The entries whose address lies at most so many metres from a point.
    func entries(within metres: Double, of point: GeoPoint) -> [LicenceEntry] {
        grid.near(point, within: metres).map { entries[$0.index] }
    }

    /// The entries that have a number and whose address lies at most so many metres from a point, by
    /// position, in their order.
    func numbered(within metres: Double, of point: GeoPoint) -> [Int] {
        grid.near(point, within: metres).map(\.index).filter { firstWithNumber[$0] >= 0 }
    }

    /// How many distinct numbers some entries have, by position, that all have one.
    func numberCount(of positions: [Int]) -> Int {
        Set(positions.map { firstWithNumber[$0] }).count
    }

    /// The position of the first of some entries, by position, that has a number.
    func first(of number: String, among positions: [Int]) -> Int? {
        guard let first = positionsByNumber[number]?.first else { return nil }
        return positions.first { firstWithNumber[$0] == first }
    }

    /// The entries of a number in normal form.
    public func entries(number: String) -> [LicenceEntry] {
        positionsByNumber[number, default: []].map { entries[$0] }
    }

    /// The entries with a file number.
    public func entries(reference: String) -> [LicenceEntry] {
        positionsByReference[reference, default: []].map { entries[$0] }
    }

    /// Whether a number stands in it.
    public func holds(_ number: String) -> Bool { positionsByNumber[number] != nil }

    /// The distinct numbers.
    public var numbers: some Collection<String> { positionsByNumber.keys }

    /// How many distinct numbers it has.
    public var numberCount: Int { positionsByNumber.count }

    /// Days from the register to another day; negative when the register is younger.
    ///
    /// Of a register whose month only is known they are a range.
    public func days(before day: CivilDate) -> ClosedRange<Int> {
        (isMonthOnly ? date.lastOfMonth : date).nights(until: day)...date.nights(until: day)
    }
}

/// A register as it was and became: the version in force on a day, and the others that were kept.
public struct RegisterHistory: Sendable {
    /// The version in force: the last at or before the day, else the first after it.
    public var inForce: LicenceRegister

    /// The numbers of older versions, the latest first.
    public var earlier: [Version]

    /// The numbers of younger versions, the earliest first.
    public var later: [Version]

    /// The numbers of another version.
    public struct Version: Sendable {
        /// The day it describes.
        public var date: CivilDate

        /// Its numbers in normal form.
        public var numbers: Set<String>

        /// A version.
        public init(date: CivilDate, numbers: Set<String>) {
            self.date = date
            self.numbers = numbers
        }
    }

    /// A history.
    public init(inForce: LicenceRegister, earlier: [Version] = [], later: [Version] = []) {
        self.inForce = inForce
        self.earlier = earlier
        self.later = later
    }

    /// The youngest older version that has a number.
    func lastSeenEarlier(_ number: String) -> CivilDate? {
        earlier.first { $0.numbers.contains(number) }?.date
    }

    /// The oldest younger version that has a number.
    func firstSeenLater(_ number: String) -> CivilDate? {
        later.first { $0.numbers.contains(number) }?.date
    }
}
