import SyntheticCity
import Testing

@Suite struct LicenceTests {
    /// The first state read from the text, as the key defines it; no code of the generator.
    static func state(of text: String, register: Set<String>) -> PlantedLicenceState {
        guard !text.isEmpty else { return .notShown }
        guard !text.lowercased().contains("exempt") else { return .exemptionClaimed }
        guard let number = number(in: text) else { return .otherText }
        return register.contains(number) ? .inRegister : .notInRegister
    }

    /// The six digits after the first HUTB and any run of separators.
    static func number(in text: String) -> String? {
        text.firstMatch(of: /(?i)HUTB[^0-9A-Za-z]*([0-9]{6})/).map { String($0.output.1) }
    }

    static func register(_ city: WrittenCity, _ date: String = "2026-11-01") throws -> [String] {
        try city.table("registry/" + date + "/hut_comunicacio_opendata.csv")
            .column("NUMERO_REGISTRE_GENERALITAT").compactMap(number(in:))
    }

    @Test func `the text and the register agree with the planted state, row by row`() throws {
        for city in try WrittenCity.all {
            let register = Set(try Self.register(city))
            let truth = Dictionary(uniqueKeysWithValues: city.key.listings.map { ($0.id, $0) })
            for dump in WrittenCity.dumps {
                let table = try city.listings(dump, "listings.csv")
                for (id, text) in zip(table.column("id"), table.column("license")) {
                    let planted = truth[id]?.licenceStates[dump]
                    #expect(Self.state(of: text, register: register) == planted, "\(text)")
                }
            }
        }
    }

    @Test func `the shares of the states are near the real ones`() throws {
        let wanted: [(PlantedLicenceState, Double)] = [
            (.notShown, 0.32), (.exemptionClaimed, 0.27), (.inRegister, 0.30),
            (.notInRegister, 0.05), (.otherText, 0.06),
        ]
        let dumps = try WrittenCity.all.flatMap(\.key.dumps)
        let total = dumps.map(\.listings).reduce(0, +)
        for (state, share) in wanted {
            let count = dumps.compactMap { $0.byLicenceState[state.rawValue] }.reduce(0, +)
            #expect(abs(Double(count) / Double(total) - share) < 0.03, "\(state)")
        }
    }

    @Test func `numbers are written in many ways`() throws {
        let texts = try WrittenCity.all.flatMap {
            try $0.listings("2026-11-16", "listings.csv").column("license")
        }
        #expect(texts.contains { $0.hasPrefix("HUTB-") })
        #expect(texts.contains { $0.contains(/^HUTB[0-9]/) })
        #expect(texts.contains { $0.hasPrefix("hutb-") })
        #expect(texts.contains { $0.contains(/ESFCTU[0-9]{24}HUTB[0-9]{7}/) })
        #expect(texts.contains { $0.contains("<br />") })
        #expect(texts.contains { $0.hasPrefix("HB-") })
    }

    @Test func `a revoked number stands in the earlier register only`() throws {
        for city in try WrittenCity.all {
            let now = Set(try Self.register(city))
            let before = Set(try Self.register(city, "2026-05-01"))
            let revoked = city.key.violations.filter { $0.violation == .licenceRevoked }
            #expect(!revoked.isEmpty)
            for violation in revoked {
                let number = try #require(violation.group.flatMap(Self.number(in:)))
                #expect(before.contains(number) && !now.contains(number))
            }
        }
    }

    @Test func `the register has rows without a number, repeated numbers and trailing blanks`()
        throws
    {
        let city = try WrittenCity(seed: 8, listings: 600)
        let table = try city.table("registry/2026-11-01/hut_comunicacio_opendata.csv")
        let field = table.column("NUMERO_REGISTRE_GENERALITAT")
        let numbers = try Self.register(city)
        #expect(table.header.count == 21)
        #expect(table.header[0] == "\u{FEFF}N_EXPEDIENT")
        #expect(field.contains(""))
        #expect(field.contains { $0.hasSuffix(" ") })
        #expect(Set(numbers).count < numbers.count)
        #expect(table.column("LATITUD_Y").allSatisfy { $0.contains(/^41,[0-9]{6}$/) })
    }
}
