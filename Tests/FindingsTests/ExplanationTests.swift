import Domain
import Findings
import Policies
import TestKit
import Testing

@testable import VeedorCommands

/// A finding that cannot be explained is a bug.
@Suite struct ExplanationTests {
    private func check(_ city: AnalysedCity) throws {
        let session = try city.session()
        let tripLaws = try CityCatalogue(folder: AnalysedCity.folders.cities)
            .tripLaws(of: session.city.law.city)
        for run in try city.runs() {
            let policy = try session.city.law.policy(on: run.day)
            let findings = try city.findings(of: run)
            #expect(!findings.isEmpty)
            var problems: [String] = []
            for stored in findings {
                let text = try FindingExplanation(
                    stored,
                    of: run,
                    rule: session.rules[stored.finding.ruleID],
                    policy: policy,
                    tripLaws: tripLaws,
                    session.store
                ).text
                let isOfTrips = session.rules[stored.finding.ruleID]?.card.topic == .trips
                let parts = [
                    stored.finding.id, "\nRule: \(stored.finding.ruleID), version ",
                    isOfTrips ? "\nLaw on trips in force from " : "\nLaw: policy",
                    "\nArithmetic\n", "\nEvidence\n", "SHA-256 ", "\nAlternatives considered\n",
                    "\nKnown false positives\n", "\nWhat would change the result\n",
                ]
                problems += parts.filter { !text.contains($0) }
                    .map { "\(stored.finding.id): \($0)" }
                if stored.finding.observed == nil, stored.finding.facts.isEmpty {
                    problems.append("\(stored.finding.id): no arithmetic")
                }
            }
            #expect(problems.isEmpty, "\(problems.prefix(5))")
        }
    }

    @Test func `every finding on the synthetic city is explained`() throws {
        try check(AnalysedCity.synthetic.get())
    }

    @Test func `every finding on trips and deliveries is explained`() throws {
        let city = try AnalysedCity.withTrips.get()
        let run = try #require(city.runs().last)
        let rules = Set(try city.findings(of: run).map(\.finding.ruleID))
        #expect(rules.count { $0.hasPrefix("trip-") } >= 10, "\(rules.sorted())")
        try check(city)
    }

    @Test(.enabled(if: RealData.isPresent, Comment(rawValue: RealData.absence)))
    func `every finding on Barcelona is explained`() throws {
        try check(AnalysedCity.barcelona.get())
    }
}
