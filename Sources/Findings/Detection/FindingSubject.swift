/// What a finding is about.
public struct FindingSubject: Hashable, Sendable {
    /// What kind of thing.
    public var kind: Kind

    /// Its id: `platform:id` for what a platform names.
    public var id: String

    /// What kind of thing a finding is about.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case listing
        case dwelling
        case `operator`
        case host
        case platform
        case driver
        case vehicle
        case base
        case load
    }

    /// A subject.
    public init(kind: Kind, id: String) {
        self.kind = kind
        self.id = id
    }

    /// Platform and id of an advertisement.
    public var advertisement: (platform: String, id: String)? {
        guard kind == .listing else { return nil }
        let parts = id.split(separator: ":", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
}
