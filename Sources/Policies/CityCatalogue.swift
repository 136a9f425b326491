public import Domain
internal import Foundation
public import StrictYAML

/// The cities found in `analyses/cities/`; nothing is registered anywhere.
public struct CityCatalogue: Sendable {
    /// The folder.
    public let folder: String

    /// The cities of a folder.
    public init(folder: String) {
        self.folder = folder
    }

    /// The names of the city folders, sorted.
    public var cityIDs: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter {
            FileManager.default.fileExists(atPath: "\(folder)/\($0)/city.yaml")
        }.sorted()
    }

    /// A city by the name of its folder.
    ///
    /// - Throws: `UnknownCity`; `YAMLError` with every problem of its file.
    public func city(_ id: String) throws -> City {
        guard cityIDs.contains(id) else { throw UnknownCity(id: id, known: cityIDs) }
        let path = "\(folder)/\(id)/city.yaml"
        let city = try City(document: YAMLDocument(contentsOf: path))
        guard city.id == id else {
            throw YAMLError(problems: [
                YAMLProblem(
                    file: path,
                    line: 1,
                    path: "id",
                    message: "is '\(city.id)', but the folder is '\(id)'"
                )
            ])
        }
        return city
    }

    /// All policies of a city, the earliest first.
    ///
    /// - Throws: `YAMLError` with the problems of all files together.
    public func policies(of id: String) throws(YAMLError) -> [CityPolicy] {
        try dated("policy", of: id, from: { $0.inForceFrom }) { document throws(YAMLError) in
            try CityPolicy(document: document)
        }
    }

    /// The policy in force on a day, or `nil` where none is known for it.
    ///
    /// - Throws: what `policies(of:)` throws.
    public func policy(of id: String, on day: CivilDate) throws(YAMLError) -> CityPolicy? {
        try policies(of: id).last { $0.isInForce(on: day) }
    }

    /// What a city asks of trips: all files, the earliest first.
    ///
    /// - Throws: `YAMLError` with the problems of all files together.
    public func tripLaws(of id: String) throws(YAMLError) -> [TripLaw] {
        let path = "\(folder)/\(id)/trip-zones.yaml"
        let supplied =
            FileManager.default.fileExists(atPath: path)
            ? try SuppliedZones(document: YAMLDocument(contentsOf: path)) : SuppliedZones()
        return try dated("trips", of: id, from: { $0.inForceFrom }) { document throws(YAMLError) in
            try TripLaw(document: document, supplied: supplied)
        }
    }

    /// All files of a kind, named after the day from which each is in force; the earliest first.
    private func dated<Law>(
        _ kind: String,
        of id: String,
        from day: (Law) -> CivilDate,
        read: (YAMLDocument) throws(YAMLError) -> Law
    ) throws(YAMLError) -> [Law] {
        var laws: [Law] = []
        var problems: [YAMLProblem] = []
        for name in files(of: id, prefix: "\(kind)-") {
            let path = "\(folder)/\(id)/\(name)"
            do {
                let law = try read(YAMLDocument(contentsOf: path))
                if name != "\(kind)-\(day(law)).yaml" {
                    problems.append(
                        YAMLProblem(
                            file: path,
                            line: 1,
                            path: "in-force-from",
                            message: "is \(day(law)), which is not the date in the file's name"
                        )
                    )
                }
                laws.append(law)
            } catch {
                problems.append(contentsOf: error.problems)
            }
        }
        guard problems.isEmpty else { throw YAMLError(problems: problems) }
        return laws.sorted { day($0) < day($1) }
    }

    private func files(of id: String, prefix: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(id)")) ?? []
        return names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(".yaml") }.sorted()
    }
}

/// A city without a folder.
public struct UnknownCity: Error, Hashable, Sendable {
    /// What was asked for.
    public let id: String

    /// The cities there are.
    public let known: [String]

    /// A city without a folder.
    public init(id: String, known: [String]) {
        self.id = id
        self.known = known
    }
}
