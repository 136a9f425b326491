import Policies
import StrictYAML
import Testing

@Suite struct SanctionTests {
    private func step(_ amounts: String) throws -> SanctionStep {
        let text = """
            in-force-from: 2020-01-01
            legal-sources:
              - {article: an act, address: https://example.org, confidence: found}
            night-caps:
              - {id: c, title: c, confidence: found, nights: 30, basis: booked, subject: dwelling, period: {kind: calendar-year}}
            sanctions:
              - {id: s, title: s, subject: host, \(amounts), currency: EUR, article: a, address: b, confidence: found}
            """
        let policy = try CityPolicy(document: YAMLDocument(text: text, file: "p.yaml"))
        return try #require(policy.sanctions.first)
    }

    @Test(
        arguments: [
            ("amount: 600000", nil, nil, 600_000...600_000),
            ("from: 6000000, to: 60000000", nil, nil, 6_000_000...60_000_000),
            ("per-day: 100", 7, nil, 700...700),
            ("amount: 500000, or-revenue-times: 3", nil, 100_000, 300_000...300_000),
            ("amount: 500000, or-revenue-times: 3", nil, 900_000, 500_000...500_000),
        ] as [(String, Int64?, Int64?, ClosedRange<Int64>)]
    )
    func `amounts follow the formula`(
        amounts: String,
        days: Int64?,
        revenue: Int64?,
        expected: ClosedRange<Int64>
    ) throws {
        #expect(try step(amounts).formula.amounts(days: days, revenue: revenue) == expected)
    }

    @Test(arguments: ["per-day: 100", "amount: 500000, or-revenue-times: 3"])
    func `what is not given is not guessed`(amounts: String) throws {
        #expect(try step(amounts).formula.amounts() == nil)
    }

    @Test(arguments: ["amount: 1, per-day: 2", "from: 2, to: 1", "from: 2", "step: 1"])
    func `a formula that says two things, or none, is an error`(amounts: String) throws {
        #expect(throws: YAMLError.self) { try step(amounts) }
    }
}
