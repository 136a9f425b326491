public import StrictYAML

/// Zones that a law on trips names and the city draws: `analyses/cities/<city>/trip-zones.yaml`.
public struct SuppliedZones: Hashable, Sendable {
    private var lists: [String: ZoneSet] = [:]

    /// None.
    public init() {}

    /// Reads a file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        let found = root.list("lists") { entry -> (id: String, zones: ZoneSet) in
            let id = entry.string("id")
            _ = entry.string("source")
            let zones = entry.strings("zones")
            if zones.isEmpty { entry.report("zones", "at least one zone is needed") }
            return (
                id, ZoneSet(zones, holdsParts: entry.optionalBoolean("holds-parts") ?? false)
            )
        }
        for (id, zones) in found {
            if lists[id] != nil { root.report("lists", "'\(id)' stands twice") }
            lists[id] = zones
        }
        root.end()
        try document.finish()
    }

    /// A list; `nil` where it was not supplied.
    func zones(of id: String) -> ZoneSet? { lists[id] }
}

/// Zones by their codes.
public struct ZoneSet: Hashable, Sendable {
    /// The codes as trips tell them.
    public private(set) var codes: Set<String> = []

    /// How long codes are whose parts belong to them: a block begins with the code of its tract.
    private var lengths: Set<Int> = []

    /// Codes.
    ///
    /// - Parameters:
    ///   - codes: as trips tell them.
    ///   - holdsParts: whether a longer code that begins with one of them is in it too.
    public init(_ codes: [String] = [], holdsParts: Bool = false) {
        self.codes = Set(codes)
        if holdsParts { lengths = Set(codes.map(\.count)) }
    }

    /// Whether there is no zone.
    public var isEmpty: Bool { codes.isEmpty }

    /// Whether a zone is one of them.
    public func contains(_ code: String) -> Bool {
        codes.contains(code) || lengths.contains { codes.contains(String(code.prefix($0))) }
    }

    /// Adds those of another set.
    mutating func formUnion(_ other: ZoneSet) {
        codes.formUnion(other.codes)
        lengths.formUnion(other.lengths)
    }
}

/// A list of zones without which a rule says nothing.
public struct ZonesToSupply: Hashable, Sendable {
    /// Its name.
    public var id: String

    /// What it must hold.
    public var what: String

    /// Who has it.
    public var from: String

    init(_ entry: YAMLMapping) {
        id = entry.string("id")
        what = entry.string("what")
        from = entry.string("from")
    }
}

/// All lists of zones that the rules of a law may name.
struct ZoneLists {
    /// Those of the law's own file.
    var written: [String: [String]]

    /// Those that the city draws.
    var toSupply: [ZonesToSupply]

    /// Those that it handed over.
    var supplied: SuppliedZones
}

extension YAMLMapping {
    /// Zones by the names of lists, and the lists that are missing.
    func zones(_ key: String, of lists: ZoneLists) -> (zones: ZoneSet, missing: [ZonesToSupply]) {
        var found = (zones: ZoneSet(), missing: [ZonesToSupply]())
        for name in strings(key) {
            if let written = lists.written[name] {
                found.zones.formUnion(ZoneSet(written))
            } else if let list = lists.toSupply.first(where: { $0.id == name }) {
                if let zones = lists.supplied.zones(of: name) {
                    found.zones.formUnion(zones)
                } else {
                    found.missing.append(list)
                }
            } else {
                report(key, "'\(name)' is none of the file's zones")
            }
        }
        return found
    }
}
