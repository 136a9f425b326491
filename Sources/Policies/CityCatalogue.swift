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
        var policies: [CityPolicy] = []
        var problems: [YAMLProblem] = []
        for name in files(of: id, prefix: "policy-") {
            let path = "\(folder)/\(id)/\(name)"
            do {
                let policy = try CityPolicy(document: YAMLDocument(contentsOf: path))
                if name != "policy-\(policy.inForceFrom).yaml" {
                    problems.append(
                        YAMLProblem(
                            file: path,
                            line: 1,
                            path: "in-force-from",
                            message:
                                "is \(policy.inForceFrom), which is not the date in the file's name"
                        )
                    )
                }
                policies.append(policy)
            } catch {
                problems.append(contentsOf: error.problems)
            }
        }
        guard problems.isEmpty else { throw YAMLError(problems: problems) }
        return policies.sorted { $0.inForceFrom < $1.inForceFrom }
    }

    /// The policy in force on a day, or `nil` where none is known for it.
    ///
    /// - Throws: what `policies(of:)` throws.
    public func policy(of id: String, on day: CivilDate) throws(YAMLError) -> CityPolicy? {
        try policies(of: id).last { policy in
            policy.inForceFrom <= day && (policy.inForceUntil.map { day < $0 } ?? true)
        }
    }

    /// What a city asks of trips: all files, the earliest first.
    ///
    /// - Throws: `YAMLError` with the problems of all files together.
    public func tripLaws(of id: String) throws(YAMLError) -> [TripLaw] {
        var laws: [TripLaw] = []
        var problems: [YAMLProblem] = []
        for name in files(of: id, prefix: "trips-") {
            let path = "\(folder)/\(id)/\(name)"
            do {
                let law = try TripLaw(document: YAMLDocument(contentsOf: path))
                if name != "trips-\(law.inForceFrom).yaml" {
                    problems.append(
                        YAMLProblem(
                            file: path,
                            line: 1,
                            path: "in-force-from",
                            message:
                                "is \(law.inForceFrom), which is not the date in the file's name"
                        )
                    )
                }
                laws.append(law)
            } catch {
                problems.append(contentsOf: error.problems)
            }
        }
        guard problems.isEmpty else { throw YAMLError(problems: problems) }
        return laws.sorted { $0.inForceFrom < $1.inForceFrom }
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
