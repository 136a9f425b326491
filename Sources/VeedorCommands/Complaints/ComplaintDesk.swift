internal import Domain
internal import Findings
internal import Policies
internal import Store

/// The complaints of a store with the advertisements that they may be about.
struct ComplaintDesk {
    let store: VeedorStore
    let rules: ComplaintRules
    private let places: ComplaintPlaces?

    /// Reads the advertisements of the last snapshot at or before a day, with their licences where
    /// the law of the city says something of them.
    init(_ store: VeedorStore, asOf day: CivilDate?) throws {
        let folders = try DataFolders.find()
        self.store = store
        rules = try folders.complaintRules()
        guard try store.read({ try StoreProperty.city.value($0) }) != nil else {
            places = nil
            return
        }
        let session = try AnalysisSession(store, folders)
        guard let snapshot = try? session.snapshots(asOf: day).last, snapshot.isOfListings else {
            // Complaints may come before any listings: they are shown, and not placed.
            places = nil
            return
        }
        let policy = try session.city.law.policy(on: snapshot.date)
        let licences =
            policy.statesLicences ? try session.city.licences(asOf: snapshot.date) : nil
        let rules = rules
        places = try store.read { database in
            try ComplaintPlaces(
                load: snapshot.loadID,
                licences: licences,
                platforms: session.city.platforms,
                rules: rules,
                database
            )
        }
    }

    /// The complaints up to a day.
    func review(until day: CivilDate) throws -> ComplaintReview {
        try store.read { try ComplaintReview(until: day, rules: rules, places: places, $0) }
    }
}
