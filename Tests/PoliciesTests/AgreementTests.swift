import Domain
import Policies
import StrictYAML
import TestKit
import Testing

/// Registers of data agreements, and the shipped measures, as files.
@Suite struct AgreementTests {
    private func agreements(_ body: String) throws -> [DataAgreement] {
        let folder = try TemporaryFolder()
        try folder.write("town/agreements.yaml", body)
        return try CityCatalogue(folder: folder.path).agreements(of: "town")
    }

    private let entry = """
        agreements:
          - id: one
            title: Trips by month
            kind: duty
            parties: [Town, Company]
            in-force-from: 2020-01-01
            basis: an ordinance
            scope: all trips
            conditions: [due by the 21st]
            city-gave: []
            deliveries:
              - { format: nyc-tlc.hvfhv, every: month, due-days: 21 }
            address: https://example.org
            confidence: found
        """

    @Test func `an agreement is read with all that it says`() throws {
        let one = try #require(try agreements(entry).first)
        #expect(one.kind == .duty)
        #expect(one.parties == ["Town", "Company"])
        #expect(one.inForce.from == CivilDate("2020-01-01"))
        #expect(one.inForce.until == nil)
        #expect(one.deliveries == [.init(format: "nyc-tlc.hvfhv", every: .month, dueDays: 21)])
        #expect(one.confidence == .found)
    }

    @Test func `a city without the file has no agreements`() throws {
        let folder = try TemporaryFolder()
        #expect(try CityCatalogue(folder: folder.path).agreements(of: "town").isEmpty)
    }

    @Test func `what is wrong in the file is listed all at once`() throws {
        let wrong = entry.replacing("[Town, Company]", with: "[Town]")
            .replacing("kind: duty", with: "kind: promise")
            .replacing("scope: all trips", with: "colour: red")
        let error = #expect(throws: YAMLError.self) { try agreements(wrong) }
        let paths = (error?.problems ?? []).map(\.path).joined(separator: " ")
        for key in ["parties", "kind", "scope", "colour"] {
            #expect(paths.contains(key), "\(key): \(paths)")
        }
    }

    @Test func `an agreement ends after it began, and stands once`() throws {
        let early = entry.replacing(
            "in-force-from: 2020-01-01",
            with: "in-force-from: 2020-01-01\n    in-force-until: 2020-01-01"
        )
        #expect(throws: YAMLError.self) { try agreements(early) }
        let twice = entry + "\n" + entry.split(separator: "\n").dropFirst().joined(separator: "\n")
        #expect(throws: YAMLError.self) { try agreements(twice) }
    }

    @Test func `the shipped agreements and tariffs of every city can be read`() throws {
        let cities = CityCatalogue(folder: RepositoryRoot.path("analyses/cities"))
        var agreements = 0
        for city in cities.cityIDs {
            agreements += try cities.agreements(of: city).count
            for tariff in try cities.tariffs(of: city) { #expect(tariff.perMetre > 0, "\(city)") }
        }
        #expect(agreements >= 5)
    }

    @Test func `the shipped measures of deliveries and fares can be read`() throws {
        let folder = RepositoryRoot.path("analyses/measures")
        let delivery = try DeliveryMeasures(
            document: YAMLDocument(contentsOf: "\(folder)/delivery.yaml")
        )
        #expect(delivery.unknownZones(of: "new-york") == ["264", "265"])
        #expect(delivery.unknownZones(of: nil).isEmpty)
        let fares = try FareMeasures(document: YAMLDocument(contentsOf: "\(folder)/fares.yaml"))
        #expect(fares.hourBand(of: 6) == 1)
        #expect(fares.lengthBand(of: 1_999) == 0)
        #expect(fares.lengthBand(of: 2_000) == 1)
    }
}
