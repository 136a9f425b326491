internal import Domain
internal import Findings
internal import Policies
internal import Publications
internal import Reporting
internal import Store

/// What a store holds of a publication, and what that rests on.
struct StoredPublicationFacts {
    let facts: PublicationFacts

    /// Tool, law and files.
    let provenance: JSONValue

    /// What could not be said, and why.
    let missing: [String]

    init(_ definition: PublicationDefinition, _ session: AnalysisSession, asOf day: CivilDate?)
        throws
    {
        let store = session.store
        var facts = PublicationFacts()
        var missing: [String] = []
        let loads = try store.read { try Load.all($0) }
        var policies: Set<String> = []
        let hasListings = loads.contains { $0.kind == "listing" && $0.snapshotDate != nil }
        if hasListings {
            for snapshot in try session.snapshots(asOf: day) {
                let analysis = try session.analysis(of: snapshot)
                policies.insert("\(analysis.policy.inForceFrom)")
                try store.read { database in
                    try analysis.fill(session.models, database)
                    for part in definition.parts where part.reads == .snapshots {
                        try facts.add(part, database)
                    }
                }
            }
        } else {
            missing.append("the store holds no listings; tables about them are empty")
        }
        try store.read { database in
            for part in definition.parts where part.reads != .snapshots {
                try facts.add(part, database)
            }
        }
        self.facts = facts
        self.missing = missing
        provenance = .members([
            "tool": .text("veedor \(VeedorVersion.current)"),
            "city": .text(session.city.law.city),
            "policies in force from": .texts(policies.sorted()),
            "files": .list(
                loads.map { load in
                    .members([
                        "sha256": .text(load.fileSHA256),
                        "format": .text("\(load.formatID) \(load.formatVersion)"),
                        "describes": .optional(load.snapshotDate?.description),
                        "rows": .integer(Int64(load.rowsLoaded)),
                        "rejected": .integer(Int64(load.rowsRejected)),
                    ])
                }
            ),
        ])
    }
}
