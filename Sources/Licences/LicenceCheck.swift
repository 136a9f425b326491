public import Domain
internal import GRDB
public import Policies
public import Store

/// The listings of one snapshot against the licence registers.
public struct LicenceCheck: Sendable {
    /// The snapshot that was checked.
    public let listings: SnapshotUsed

    /// The registers that were asked, by name.
    public let registers: [RegisterUsed]

    /// The law that was applied.
    public let policy: CityPolicy

    /// What can be said of each listing, in the order of platforms and ids.
    public let assessments: [LicenceAssessment]

    /// What shares count of each of them.
    let standings: LicenceStandings

    /// The registers, with the versions that were not in force.
    public let histories: [String: RegisterHistory]

    /// What is known of the platforms.
    public let platforms: PlatformCatalogue

    /// A snapshot of listings.
    public struct SnapshotUsed: Hashable, Sendable {
        /// The day it describes.
        public let date: CivilDate

        /// The load it came with.
        public let loadID: Int64
    }

    /// A version of a register.
    public struct RegisterUsed: Hashable, Sendable {
        /// The register, for example `HUT`.
        public let name: String

        /// The day it describes.
        public let date: CivilDate

        /// Whether only the month of it is known; `date` is then the first of the month.
        public let isMonthOnly: Bool

        /// The load it came with.
        public let loadID: Int64

        /// Its entries.
        public let entries: Int

        /// Its distinct numbers of the known series.
        public let distinctNumbers: Int

        /// Days from the register to the listings; negative when the register is younger, a range
        /// where its month only is known.
        public let daysBeforeListings: ClosedRange<Int>

        /// Days of the other versions with numbers that are held.
        public let otherVersions: [CivilDate]
    }

    /// Checks the last snapshot of listings at or before a day.
    ///
    /// Of each register the version in force is asked: the last one at or before the snapshot,
    /// else the first one after it. Versions without licence numbers are passed over.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - asOf: the day; the last snapshot of all when `nil`.
    ///   - platforms: what is known of the platforms.
    ///   - policies: the policy in force on a day.
    /// - Throws: `LicenceCheckError`, `StoreError`.
    public init(
        _ store: VeedorStore,
        asOf: CivilDate?,
        platforms: PlatformCatalogue,
        policies: (CivilDate) throws -> CityPolicy
    ) throws {
        self = try store.read { database in
            try LicenceCheck(database, asOf: asOf, platforms: platforms, policies: policies)
        }
    }

    private init(
        _ database: Database,
        asOf: CivilDate?,
        platforms: PlatformCatalogue,
        policies: (CivilDate) throws -> CityPolicy
    ) throws {
        listings = try ListingSnapshots.last(atOrBefore: asOf, database)
        policy = try policies(listings.date)
        guard policy.statesLicences else {
            throw LicenceCheckError.noLicenceRules(inForceFrom: policy.inForceFrom)
        }
        self.platforms = platforms
        let rules = policy.licences
        var histories: [String: RegisterHistory] = [:]
        var used: [RegisterUsed] = []
        for name in Set(rules.series.compactMap(\.register)).sorted() {
            let stored = StoredRegister(name: name, reader: LicenceReader(rules: rules))
            guard let history = try stored.history(on: listings.date, database) else { continue }
            histories[name] = history
            used.append(RegisterUsed(history, listings: listings.date))
        }
        registers = used
        self.histories = histories
        let assessor = LicenceAssessor(
            rules: rules,
            histories: histories,
            day: listings.date,
            platforms: platforms
        )
        assessments = try assessor.assess(
            ListingSnapshots.listings(loadID: listings.loadID, database)
        )
        standings = LicenceStandings(assessments, own: Set(rules.ownSeries.map(\.id)))
    }
}

extension LicenceCheck.RegisterUsed {
    init(_ history: RegisterHistory, listings day: CivilDate) {
        let register = history.inForce
        name = register.name
        date = register.date
        isMonthOnly = register.isMonthOnly
        loadID = register.loadID
        entries = register.entries.count
        distinctNumbers = register.numberCount
        daysBeforeListings = register.days(before: day)
        otherVersions = (history.earlier + history.later).map(\.date).sorted()
    }
}

/// Why nothing can be checked.
public enum LicenceCheckError: Error, Hashable, Sendable {
    /// No listings were loaded, or none at or before the day.
    case noListings(asOf: CivilDate?, first: CivilDate?)

    /// No version of a register was loaded for a day.
    case noRegisterVersion(name: String, date: CivilDate, held: [CivilDate])

    /// The policy of the day says nothing about licences.
    case noLicenceRules(inForceFrom: CivilDate)

    /// The snapshot does not hold the listing.
    case noSuchListing(id: String, date: CivilDate)
}
