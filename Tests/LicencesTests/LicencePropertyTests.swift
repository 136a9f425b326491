import Domain
import Licences
import Policies
import Testing

/// What must hold whatever the data are.
@Suite struct LicencePropertyTests {
    /// A small city with everything in it, drawn from a seed.
    private func city(_ seed: UInt64) -> ([AdvertisedListing], [LicenceEntry]) {
        var generator = TestGenerator(state: seed)
        func point() -> GeoPoint { Assessing.north(Double(generator.below(3_000))) }
        let entries = (0..<40).map { row in
            LicenceEntry(
                rowNumber: row + 2,
                number: "HUTB0000" + String(10 + generator.below(50)),
                places: 2 + generator.below(6),
                position: generator.below(10) == 0 ? nil : point()
            )
        }
        let texts = [
            "HUTB-0000", "hutb 0000", "Exempt", "", "pending", "HB-000123", "HUTB-", "other",
            "HUTG-000123", "HUTB-123456",
        ]
        let listings = (0..<120).map { index in
            var text = texts[generator.below(texts.count)]
            if text.hasSuffix("0000") || text.hasSuffix("HUTB-") {
                text += String(10 + generator.below(60))
            }
            return AdvertisedListing(
                id: "\(index)",
                hostID: "h\(generator.below(30))",
                licenceText: text.isEmpty ? nil : text,
                roomType: RoomType.allCases[generator.below(4)],
                position: generator.below(12) == 0 ? nil : point(),
                accommodates: generator.below(9)
            )
        }
        return (listings, entries)
    }

    private func byID(_ all: [LicenceAssessment]) -> [String: [String]] {
        Dictionary(
            uniqueKeysWithValues: all.map { one in
                (
                    one.listing.id,
                    [one.state.rawValue, one.number ?? ""] + one.also.map(\.rawValue)
                        + one.flags.map(\.rawValue).sorted()
                )
            }
        )
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `the order of listings and of entries changes nothing`(seed: UInt64) throws {
        let (listings, entries) = city(seed)
        var generator = TestGenerator(state: seed &+ 99)
        let assessing = Assessing(series: "whole-dwelling: true")
        let forward = try assessing.assess(listings, entries)
        let shuffled = try assessing.assess(
            listings.shuffled(using: &generator),
            entries.shuffled(using: &generator)
        )
        #expect(byID(forward) == byID(shuffled))
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `an entry that nobody shows changes nothing`(seed: UInt64) throws {
        let (listings, entries) = city(seed)
        let unrelated = LicenceEntry(
            rowNumber: 99,
            number: "HUTB999999",
            places: 2,
            position: Assessing.home
        )
        let assessing = Assessing()
        #expect(
            byID(try assessing.assess(listings, entries))
                == byID(try assessing.assess(listings, entries + [unrelated]))
        )
    }

    @Test func `a normal form reads as itself`() throws {
        let rules = try Assessing().policy().licences
        var reader = LicenceReader(rules: rules)
        for text in ["hutb - 012345", "HUTB012345 and HB-000123", "HUTG-000123"] {
            for number in reader.reading(text).numbers.map(\.number) where number.hasPrefix("HUTB")
            {
                #expect(reader.reading(number).numbers.map(\.number) == [number])
            }
        }
    }
}

/// A generator whose numbers are the same everywhere (SplitMix64).
struct TestGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below a bound.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
