internal import Foundation
public import StrictYAML

/// How a city's areas are called in its data: `analyses/cities/<city>/areas.yaml`.
public struct CityAreas: Hashable, Sendable {
    /// The figure that counts dwellings.
    public var dwellings: Figure

    /// The figure that gives rents.
    public var rent: Figure

    /// The figure that counts dwellings let for long, where the city's data have one.
    public var rentedDwellings: Figure?

    /// The figure of the whole city, by month, that moves short lets and not the rents of single areas:
    /// searches, arrivals.
    public var searches: Figure?

    private let canonical: [String: String]

    /// A figure in `area_figure`.
    public struct Figure: Hashable, Sendable {
        /// Its indicator.
        public var indicator: String

        /// Its category; `nil` where it has none.
        public var category: String?

        init(_ entry: YAMLMapping) {
            indicator = entry.string("indicator")
            category = entry.optionalString("category")
            entry.end()
        }
    }

    /// Reads the file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        dwellings = Figure(root.mapping("dwellings"))
        rent = Figure(root.mapping("rent"))
        searches = root.optionalMapping("searches").map { Figure($0) }
        rentedDwellings = root.optionalMapping("rented-dwellings").map { Figure($0) }
        var canonical: [String: String] = [:]
        let names = root.mapping("names")
        for name in names.keys {
            for alias in names.strings(name) {
                if canonical[alias] != nil { names.report(name, "'\(alias)' stands twice") }
                canonical[alias] = name
            }
        }
        names.end()
        self.canonical = canonical
        root.end()
        try document.finish()
    }

    /// The name on the map of a name in any file.
    public func name(of alias: String) -> String { canonical[alias] ?? alias }
}

extension CityCatalogue {
    /// The areas of a city; `nil` where it has no such file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public func areas(of id: String) throws(YAMLError) -> CityAreas? {
        let path = "\(folder)/\(id)/areas.yaml"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try CityAreas(document: YAMLDocument(contentsOf: path))
    }
}
