public import Domain
internal import GRDB
public import Policies
public import Store

/// The listings of one snapshot against the licence register: the first cross-check.
public struct LicenceCheck: Sendable {
    /// The snapshot that was checked.
    public let listings: SnapshotUsed

    /// The registers that were asked, by name.
    public let registers: [RegisterUsed]

    /// The state of each listing, in the order of their ids.
    public let states: [ListingState]

    /// How many listings are in each state, in the order of `FirstState`.
    ///
    /// A state that only occurs without a register is left out where there is one.
    public var counts: [(state: FirstState, share: Share)] {
        var counts: [FirstState: Int] = [:]
        for listing in states { counts[listing.state, default: 0] += 1 }
        return FirstState.allCases.compactMap { state in
            let count = counts[state] ?? 0
            if state == .noRegister, count == 0 { return nil }
            return (state, Share(count, of: states.count, unit: "listing"))
        }
    }

    /// A listing and its state.
    public struct ListingState: Hashable, Sendable {
        /// The platform's id.
        public let listingID: String

        /// Its state.
        public let state: FirstState
    }

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

        /// Days from the register to the listings; negative when the register is younger.
        public let daysBeforeListings: Int
    }

    /// Checks the last snapshot of listings at or before a day.
    ///
    /// Of each register the version in force is asked: the last one at or before the snapshot,
    /// else the first one after it. Versions without licence numbers are passed over.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - asOf: the day; the last snapshot of all when `nil`.
    ///   - policies: the policy in force on a day.
    /// - Throws: `LicenceCheckError`, `StoreError`.
    public init(
        _ store: VeedorStore,
        asOf: CivilDate?,
        policies: (CivilDate) throws -> CityPolicy
    ) throws {
        self = try store.read { database in
            try LicenceCheck(database, asOf: asOf, policies: policies)
        }
    }

    private init(
        _ database: Database,
        asOf: CivilDate?,
        policies: (CivilDate) throws -> CityPolicy
    ) throws {
        listings = try ListingSnapshots.last(atOrBefore: asOf, database)
        let rules = try policies(listings.date).licences
        var registered: [String: Set<String>] = [:]
        var used: [RegisterUsed] = []
        for name in Set(rules.series.map(\.register)).sorted() {
            let version = try RegisterVersion.inForce(name, on: listings.date, database)
            guard let version else { continue }
            let numbers = try version.numbers(of: rules.series, database)
            registered[name] = numbers
            used.append(
                RegisterUsed(
                    name: name,
                    date: version.date,
                    isMonthOnly: version.isMonthOnly,
                    loadID: version.loadID,
                    entries: version.entries,
                    distinctNumbers: numbers.count,
                    daysBeforeListings: version.date.nights(until: listings.date)
                )
            )
        }
        registers = used
        states = try Self.states(database, loadID: listings.loadID, rules, registered)
    }

    private static func states(
        _ database: Database,
        loadID: Int64,
        _ rules: CityPolicy.LicenceRules,
        _ registered: [String: Set<String>]
    ) throws -> [ListingState] {
        var states: [ListingState] = []
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select listing_id, licence_text
                from listing_snapshot
                where load_id = ?
                order by platform, listing_id
                """,
            arguments: [loadID]
        )
        while let row = try rows.next() {
            let reading = LicenceReading(row[1] as String?, rules: rules)
            states.append(
                ListingState(
                    listingID: row[0],
                    state: FirstState(reading, registered: registered)
                )
            )
        }
        return states
    }
}

extension FirstState {
    /// The state of a reading against the numbers of each register.
    init(_ reading: LicenceReading, registered: [String: Set<String>]) {
        switch reading {
        case .notShown: self = .notShown
        case .exemptionClaimed: self = .exemptionClaimed
        case .otherText: self = .otherText
        case .number(let number, let series):
            guard let numbers = registered[series.register] else {
                self = .noRegister
                return
            }
            self = numbers.contains(number) ? .inRegister : .notInRegister
        }
    }
}

/// Why nothing can be checked.
public enum LicenceCheckError: Error, Hashable, Sendable {
    /// No listings were loaded, or none at or before the day.
    case noListings(asOf: CivilDate?, first: CivilDate?)
}
