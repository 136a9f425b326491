public import StrictYAML

/// How long one kind of data is kept: an entry of `analyses/retention/rules.yaml`.
public struct RetentionRule: Hashable, Sendable {
    /// Its name.
    public var id: String

    /// What is kept, in words.
    public var what: String

    /// The table.
    public var table: String

    /// The table as `f`, with what has to be joined to know its day.
    public var from: String

    /// The ISO day that the time is counted from.
    public var day: String

    /// Days after it.
    public var keepDays: Int

    /// The columns that are emptied; empty where rows go.
    public var blank: [String]

    /// What rows are about, as expressions over `f`.
    public var about: About

    /// What keeps rows longer.
    public var heldBy: Set<Holder>

    /// On what ground it is kept so long, and where that stands.
    public var basis: String

    /// Where the ground stands.
    public var source: String

    /// What rows are about, as expressions; `nil` where they are not about such a thing.
    public struct About: Hashable, Sendable {
        /// The platform's id of an advertisement.
        public var listing: String?

        /// Load and row of evidence.
        public var row: [String]

        /// Source and reference of a complaint.
        public var complaint: [String]

        /// The id of a complaint.
        public var complaintID: String?

        /// The id of a case.
        public var caseID: String?

        /// The id of a finding.
        public var finding: String?
    }

    /// What keeps a row longer than its time.
    public enum Holder: String, Hashable, Sendable, CaseIterable {
        /// A case that nobody has closed.
        case openCases = "open-cases"

        /// A complaint that nobody has closed.
        case openComplaints = "open-complaints"
    }

    /// Reads all rules.
    ///
    /// - Throws: `YAMLError` with every problem.
    public static func all(document: YAMLDocument) throws(YAMLError) -> [RetentionRule] {
        let root = document.root
        _ = root.string("id")
        _ = root.integer("version")
        let rules = root.list("rules") { RetentionRule($0) }
        let ids = rules.map(\.id)
        for id in Set(ids).sorted() where ids.count(where: { $0 == id }) > 1 {
            root.report("rules", "'\(id)' stands twice")
        }
        root.end()
        try document.finish()
        return rules
    }

    private init?(_ entry: YAMLMapping) {
        id = entry.string("id")
        what = entry.string("what")
        table = entry.string("table")
        from = entry.string("from")
        day = entry.string("day")
        keepDays = entry.integer("keep-days")
        if keepDays < 1 { entry.report("keep-days", "expected at least one day") }
        blank = entry.strings("blank")
        about = About(
            listing: entry.optionalString("listing"),
            row: entry.strings("row"),
            complaint: entry.strings("complaint"),
            complaintID: entry.optionalString("complaint-id"),
            caseID: entry.optionalString("case"),
            finding: entry.optionalString("finding")
        )
        for (key, parts) in [("row", about.row), ("complaint", about.complaint)]
        where !parts.isEmpty && parts.count != 2 {
            entry.report(key, "expected two expressions")
        }
        let holders = entry.strings("held-by")
        heldBy = Set(holders.compactMap { Holder(rawValue: $0) })
        if heldBy.count != holders.count {
            let known = Holder.allCases.map(\.rawValue).joined(separator: ", ")
            entry.report("held-by", "expected of: \(known)")
        }
        basis = entry.string("basis")
        source = entry.string("source")
    }
}
