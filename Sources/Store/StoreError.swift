/// Why a store cannot be opened or used; what to do about it is said by the command line.
public struct StoreError: Error, Hashable, Sendable {
    /// The causes.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case doesNotExist = "does-not-exist"
        case isDirectory = "is-directory"
        case notAStore = "not-a-store"
        case isNewer = "is-newer"
        case isOlder = "is-older"
        case readOnly = "read-only"
        case diskFull = "disk-full"
        case busy = "busy"
        case otherCity = "other-city"
        case failed = "failed"
    }

    /// The cause.
    public var code: Code

    /// The store's path as the caller gave it.
    public var path: String

    /// A fact the cause does not say: SQLite's own words, another city's name.
    public var detail: String?

    /// Why a store cannot be used.
    public init(_ code: Code, path: String, detail: String? = nil) {
        self.code = code
        self.path = path
        self.detail = detail
    }
}
