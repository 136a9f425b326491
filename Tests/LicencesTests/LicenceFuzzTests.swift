import Domain
import Foundation
import Licences
import Policies
import TestKit
import Testing

/// A million texts that no host typed, against Barcelona's rules and a register of invented numbers.
@Suite struct LicenceFuzzTests {
    private static let day = "2024-12-12"

    /// What noise came to.
    private struct Outcome {
        var texts = 0
        var breaches = 0
        var tried: [String: Set<String>] = [:]
        var found: [String: Set<String>] = [:]
    }

    /// Every seventh number of the series is registered.
    private func assessor() throws -> LicenceAssessor {
        let cities = CityCatalogue(folder: RepositoryRoot.path("analyses/cities"))
        let date = try #require(CivilDate(Self.day))
        let policy = try #require(try cities.policy(of: "barcelona", on: date))
        let entries = stride(from: 1, to: 80_000, by: 7).map { serial in
            LicenceEntry(
                rowNumber: serial,
                number: "HUTB" + String(repeating: "0", count: 6 - "\(serial)".count) + "\(serial)",
                reference: "01-2014-" + String("000\(serial % 10_000)".suffix(4)),
                position: Assessing.home
            )
        }
        let register = LicenceRegister(name: "HUT", date: date, entries: entries)
        return LicenceAssessor(
            rules: policy.licences,
            histories: ["HUT": RegisterHistory(inForce: register)],
            day: date,
            platforms: Assessing.platforms
        )
    }

    private func showsNumber(_ one: LicenceAssessment) -> Bool {
        one.reading.numbers.contains { ["HUTB", "ES-TU"].contains($0.series) }
    }

    private func run(seed: UInt64, count: Int, _ assessor: LicenceAssessor) -> Outcome {
        var noise = LicenceNoise(seed: seed)
        var outcome = Outcome()
        for start in stride(from: 0, to: count, by: 10_000) {
            let listings = (start..<min(count, start + 10_000)).map { index in
                AdvertisedListing(
                    id: "\(index)",
                    hostID: "\(index)",
                    licenceText: noise.text(),
                    roomType: .privateRoom,
                    position: Assessing.north(90)
                )
            }
            for one in assessor.assess(listings) {
                outcome.texts += 1
                if !showsNumber(one), one.repair == nil,
                    one.level == .breach || one.level == .likelyBreach
                {
                    outcome.breaches += 1
                }
                for repair in one.reading.repairs where !showsNumber(one) {
                    outcome.tried[repair.rule.id, default: []].insert(repair.value)
                }
                if let repair = one.repair, let number = one.number {
                    outcome.found[repair.id, default: []].insert(number)
                }
            }
        }
        return outcome
    }

    @Test func `a million noisy texts never crash, and are found no more often than chance says`()
        async throws
    {
        let assessor = try assessor()
        let outcomes = await withTaskGroup(of: Outcome.self) { group in
            for seed in 1...4 as ClosedRange<UInt64> {
                group.addTask { run(seed: seed, count: 250_000, assessor) }
            }
            return await group.reduce(into: [Outcome]()) { $0.append($1) }
        }
        #expect(outcomes.reduce(0) { $0 + $1.texts } == 1_000_000)
        #expect(outcomes.allSatisfy { $0.breaches == 0 })
        var tried: [String: Set<String>] = [:]
        var found: [String: Set<String>] = [:]
        for outcome in outcomes {
            tried.merge(outcome.tried) { $0.union($1) }
            found.merge(outcome.found) { $0.union($1) }
        }
        #expect(tried.count >= 4)
        for (rule, numbers) in tried where rule != "file-number" {
            // A seventh of the series is registered. Distinct numbers are counted, because short
            // ones come again and again.
            let expected = Double(numbers.count) / 7
            let spread = (expected * 6 / 7).squareRoot()
            #expect(Double(found[rule]?.count ?? 0) <= expected + 5 * spread + 1, "\(rule)")
        }
    }
}

/// Texts drawn from a seed: bytes, words, telephone and tax numbers, other places' licences, and
/// numbers of the series that were mangled.
struct LicenceNoise {
    private var generator: TestGenerator

    init(seed: UInt64) {
        generator = TestGenerator(state: seed)
    }

    mutating func text() -> String {
        switch generator.below(8) {
        case 0: return letters(generator.below(40), from: Self.anything)
        case 1: return letters(generator.below(24), from: "HUTB-0123456789 OIL/.")
        case 2: return "+34 6" + digits(8)
        case 3: return String(UnicodeScalar(UInt8(65 + generator.below(26)))) + digits(8)
        case 4: return letters(2, from: "ABCDEFGHIJ") + "-" + digits(6)
        case 5: return "HUT" + letters(1, from: "ACDEFHIJKMNOPQRSUXYZ") + "-" + digits(6)
        case 6: return "HTUB-" + digits(6)
        default: return "HUTB-" + digits(1 + generator.below(5))
        }
    }

    private static let anything =
        "HUTBESFCNTabcdefghéàñ€0123456789 -_./\\<>&;:'\"\n\t\u{0}\u{301}\u{202E}😀ßＨ"

    private mutating func digits(_ count: Int) -> String { letters(count, from: "0123456789") }

    private mutating func letters(_ count: Int, from alphabet: String) -> String {
        let choices = Array(alphabet)
        return String((0..<count).map { _ in choices[generator.below(choices.count)] })
    }
}
