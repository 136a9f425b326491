public import Domain
internal import Foundation
public import StrictYAML

/// What is known of a platform's data: `analyses/platforms/<platform>.yaml`.
public struct Platform: Hashable, Sendable {
    /// The name in `listing_snapshot.platform`.
    public var id: String

    /// The name for people.
    public var name: String

    /// How far its points lie from the advertised addresses; `nil` where nobody knows.
    public var locationError: LocationError?

    /// The distances in metres that tables of distances are cut at, from near to far.
    public var distanceBands: [Double]

    /// Reads a file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        id = root.string("id")
        name = root.string("name")
        locationError = root.optionalMapping("location-error").map { entry in
            defer { entry.end() }
            _ = entry.string("source")
            return LocationError(
                mean: entry.metres("mean-metres"),
                standardDeviation: entry.metres("standard-deviation-metres"),
                radius: entry.metres("radius-metres")
            )
        }
        distanceBands = root.numbers("distance-bands-metres")
        root.end()
        try document.finish()
    }
}

extension YAMLMapping {
    /// Numbers that rise.
    fileprivate func numbers(_ key: String) -> [Double] {
        let numbers = strings(key).compactMap(Double.init)
        if numbers.count < strings(key).count
            || zip(numbers, numbers.dropFirst()).contains(where: >=)
        {
            report(key, "expected numbers that rise")
        }
        return numbers
    }

    /// A required length above zero.
    fileprivate func metres(_ key: String) -> Double {
        guard let length = optionalNumber(key), length > 0 else {
            report(key, "expected metres above zero")
            return 1
        }
        return length
    }
}

/// The platforms found in `analyses/platforms/`.
public struct PlatformCatalogue: Sendable {
    /// The platforms by id.
    public let platforms: [String: Platform]

    /// Platforms that were made otherwise than from a folder.
    public init(_ platforms: [Platform]) {
        self.platforms = Dictionary(platforms.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }

    /// The platforms of a folder; none when there is no such folder.
    ///
    /// - Throws: `YAMLError` with the problems of all files.
    public init(folder: String) throws(YAMLError) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var platforms: [Platform] = []
        var problems: [YAMLProblem] = []
        for name in names.sorted() where name.hasSuffix(".yaml") {
            do {
                let path = "\(folder)/\(name)"
                let platform = try Platform(document: YAMLDocument(contentsOf: path))
                if name != "\(platform.id).yaml" {
                    problems.append(
                        YAMLProblem(
                            file: path,
                            line: 1,
                            path: "id",
                            message: "is '\(platform.id)', which is not the name of the file"
                        )
                    )
                }
                platforms.append(platform)
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw YAMLError(problems: problems) }
        self.init(platforms)
    }

    /// The location error of a platform's points, where it is known.
    public func locationError(of platform: String) -> LocationError? {
        platforms[platform]?.locationError
    }
}
