import Domain
import Formats
import Foundation
import Policies
import StrictYAML
import TestKit
import Testing

/// One folder of `analyses/cities`, as a test case.
struct CityFolder: CustomTestStringConvertible, Sendable {
    static let root = RepositoryRoot.path("analyses/cities")

    let name: String

    var testDescription: String { name }

    var path: String { "\(Self.root)/\(name)" }

    static func all() throws -> [CityFolder] {
        try FileManager.default.contentsOfDirectory(atPath: root).sorted().map(CityFolder.init)
    }

    func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".yaml") }
            .sorted()
    }
}

/// What every city folder promises, checked by walking them.
@Suite struct CityContractTests {
    private let cities = CityCatalogue(folder: CityFolder.root)

    @Test func `there are cities, and each folder holds one`() throws {
        let folders = try CityFolder.all().map(\.name)
        #expect(cities.cityIDs == folders)
        #expect(Set(folders).isSuperset(of: ["barcelona", "synthetic"]))
    }

    @Test(arguments: try CityFolder.all())
    func `a city is named as its folder, and its zone and country exist`(
        folder: CityFolder
    ) throws {
        let city = try cities.city(folder.name)
        #expect(city.id == folder.name)
        #expect(!city.name.isEmpty)
        #expect(TimeZone(identifier: city.timeZone) != nil, "\(city.timeZone)")
        #expect(Locale.Region.isoRegions.contains(Locale.Region(city.country)))
    }

    @Test(arguments: try CityFolder.all())
    func `a city's sources are formats that Veedor reads`(folder: CityFolder) throws {
        let formats = FormatCatalogue.formatFolders(in: FormatFolder.root)
        for source in try cities.city(folder.name).sources {
            #expect(formats.contains(source.format), "\(source.format)")
            #expect(source.address.hasPrefix("https://"), "\(source.address)")
            #expect(!source.licence.isEmpty)
        }
    }

    @Test(arguments: try CityFolder.all())
    func `one policy at most is in force on a day, and each names the one it replaces`(
        folder: CityFolder
    ) throws {
        let policies = try cities.policies(of: folder.name)
        #expect(policies.first?.replaces == nil)
        let laws = try cities.tripLaws(of: folder.name)
        #expect(!policies.isEmpty || !laws.isEmpty)
        for law in laws {
            #expect(laws.count { $0.inForceFrom == law.inForceFrom } == 1)
            for source in law.legalSources {
                #expect(source.address.hasPrefix("https://") || source.address.hasPrefix("http://"))
            }
        }
        for (earlier, later) in zip(policies, policies.dropFirst()) {
            let end = try #require(earlier.inForceUntil, "an older policy must end")
            #expect(end <= later.inForceFrom)
            #expect(later.replaces == earlier.inForceFrom)
        }
        for policy in policies {
            let ids = policy.licences.series.map(\.id)
            #expect(Set(ids).count == ids.count)
            for source in policy.legalSources {
                #expect(source.address.hasPrefix("https://"), "\(source.article)")
            }
        }
    }

    @Test(arguments: try CityFolder.all())
    func `unknown keys of every file are listed at once`(folder: CityFolder) throws {
        for name in try folder.files() {
            let text = try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
            let wrong = text + "colour: red\nshape: {round: true}\n"
            let document = YAMLDocument(text: wrong, file: name)
            let error = #expect(throws: YAMLError.self) {
                if name == "city.yaml" {
                    _ = try City(document: document)
                } else if name == "areas.yaml" {
                    _ = try CityAreas(document: document)
                } else if name == "agreements.yaml" {
                    _ = try DataAgreement.all(document: document)
                } else if name == "tariffs.yaml" {
                    _ = try Tariff.all(document: document)
                } else if name.hasPrefix("trips-") {
                    _ = try TripLaw(document: document)
                } else {
                    _ = try CityPolicy(document: document)
                }
            }
            let found = (error?.problems ?? []).map { "\($0.line ?? 0) \($0.path)" }
            #expect(found == ["\(lines) colour", "\(lines + 1) shape"], "\(name)")
        }
    }

    @Test(arguments: try CityFolder.all())
    func `problems of all policies of a city are listed together`(folder: CityFolder) throws {
        let scratch = try TemporaryFolder()
        for name in try folder.files() {
            let text = try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
            try scratch.write("\(folder.name)/\(name)", text + "colour: red\n")
        }
        let broken = CityCatalogue(folder: scratch.path)
        let policies = try folder.files().filter { $0.hasPrefix("policy-") }
        if !policies.isEmpty {
            let error = #expect(throws: YAMLError.self) { try broken.policies(of: folder.name) }
            #expect((error?.problems ?? []).map(\.path) == policies.map { _ in "colour" })
        }
        let laws = try folder.files().filter { $0.hasPrefix("trips-") }
        if !laws.isEmpty {
            let error = #expect(throws: YAMLError.self) { try broken.tripLaws(of: folder.name) }
            #expect((error?.problems ?? []).map(\.path) == laws.map { _ in "colour" })
        }
        #expect(throws: YAMLError.self) { try broken.city(folder.name) }
    }
}
