import Domain
import Policies
import StrictYAML
import TestKit
import Testing

@Suite struct CityCatalogueTests {
    private let city = """
        id: somewhere
        name: Somewhere
        country: ES
        time-zone: Europe/Madrid
        currency: EUR
        """

    private func policy(_ from: String, until: String? = nil) -> String {
        ExamplePolicies.text(from: from, until: until)
    }

    private func catalogue(_ files: [String: String]) throws -> (CityCatalogue, TemporaryFolder) {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write("somewhere/\(name)", text) }
        return (CityCatalogue(folder: folder.path), folder)
    }

    @Test(arguments: [
        ("2019-12-31", nil), ("2020-01-01", "2020-01-01"), ("2022-06-30", "2020-01-01"),
        ("2022-07-01", "2022-07-01"), ("2030-01-01", "2022-07-01"),
    ])
    func `a day is judged by the policy in force on it`(day: String, from: String?) throws {
        let (cities, folder) = try catalogue([
            "city.yaml": city,
            "policy-2020-01-01.yaml": policy("2020-01-01", until: "2022-07-01"),
            "policy-2022-07-01.yaml": policy("2022-07-01"),
        ])
        let date = try #require(CivilDate(day))
        let found = try cities.policy(of: "somewhere", on: date)
        #expect(found?.inForceFrom.description == from)
        _ = folder
    }

    @Test func `an unknown city is an error that names the known ones`() throws {
        let (cities, folder) = try catalogue(["city.yaml": city])
        #expect(throws: UnknownCity(id: "elsewhere", known: ["somewhere"])) {
            try cities.city("elsewhere")
        }
        _ = folder
    }

    @Test func `all problems of a policy are listed at once, with their lines`() throws {
        let text = """
            in-force-from: 2020-13-01
            legal-source: []
            licences:
              register-gap-days: 92
              address-conflict-probability: 1.5
              exemptions: [{id: exempt, title: exempt}]
              series:
                - {id: HUTB, title: a flat, spellings: [{id: plain, pattern: '(', normal-form: x}]}
                - id: HUTG
                  colour: red
                  spellings: [{id: plain, pattern: 'a', normal-form: 'b{serial}'}]
            """
        let error = #expect(throws: YAMLError.self) {
            try CityPolicy(document: YAMLDocument(text: text, file: "policy.yaml"))
        }
        let problems = (error?.problems ?? []).map { "\($0.line ?? 0) \($0.path)" }
        #expect(
            Set(problems) == [
                "1 in-force-from", "2 legal-source", "1 legal-sources",
                "5 licences.address-conflict-probability", "6 licences.exemptions[0].phrases",
                "8 licences.series[0].spellings[0].pattern", "8 licences.series[0].spellings",
                "9 licences.series[1].title", "10 licences.series[1].colour",
                "11 licences.series[1].spellings[0].normal-form",
            ]
        )
    }

    @Test func `the date in the file's name is the date in the file`() throws {
        let (cities, folder) = try catalogue([
            "city.yaml": city, "policy-2020-01-01.yaml": policy("2020-01-02"),
        ])
        #expect(throws: YAMLError.self) { try cities.policies(of: "somewhere") }
        _ = folder
    }

    @Test func `a currency is three capital letters`() {
        let text = city.replacing("EUR", with: "euro")
        let error = #expect(throws: YAMLError.self) {
            try City(document: YAMLDocument(text: text, file: "city.yaml"))
        }
        #expect(error?.problems.map(\.path) == ["currency"])
    }
}
