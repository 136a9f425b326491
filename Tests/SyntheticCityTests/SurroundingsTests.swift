import Foundation
import SyntheticCity
import Testing

@Suite struct SurroundingsTests {
    struct Collection: Decodable {
        struct Feature: Decodable {
            struct Geometry: Decodable {
                var type: String
                var coordinates: [[[[Double]]]]
            }
            var geometry: Geometry
            var properties: [String: String]
        }
        var type: String
        var features: [Feature]
    }

    static func features() throws -> [Collection.Feature] {
        let data = try #require(try WrittenCity.first.get().files["geo/neighbourhoods.geojson"])
        return try JSONDecoder().decode(Collection.self, from: data).features
    }

    @Test func `forty neighbourhoods in ten districts tile the city`() throws {
        let features = try Self.features()
        #expect(features.count == 40)
        #expect(Set(features.compactMap { $0.properties["neighbourhood"] }).count == 40)
        #expect(Set(features.compactMap { $0.properties["neighbourhood_group"] }).count == 10)
        var borders: [[Double]: Int] = [:]
        for feature in features {
            #expect(feature.geometry.type == "MultiPolygon")
            let ring = feature.geometry.coordinates[0][0]
            #expect(ring.first == ring.last)
            var doubleArea = 0.0
            for (start, end) in zip(ring, ring.dropFirst()) {
                doubleArea += start[0] * end[1] - end[0] * start[1]
                borders[start + end, default: 0] += 1
            }
            #expect(doubleArea > 0, "the exterior runs clockwise")
        }
        // Without gaps: each piece of border is walked once in each direction, but for the rim.
        let rim = borders.filter { borders[Array($0.key.suffix(2) + $0.key.prefix(2))] == nil }
        #expect(borders.values.allSatisfy { $0 == 1 })
        #expect(rim.count == 2 * (2 * 10 + 2 * 4))
    }

    /// The census file, which its publisher writes in Windows-1252.
    private static func housing(of city: WrittenCity) throws -> CSVTable {
        try city.table("housing-stock/2021_dwellings.csv", encoding: .windowsCP1252)
    }

    @Test func `districts are very unequal`() throws {
        let districts = try WrittenCity.first.get()
            .listings("2026-11-16", "listings.csv").column("neighbourhood_group")
        let counts = Dictionary(grouping: districts, by: { $0 }).values.map(\.count)
        #expect((counts.max() ?? 0) > 8 * (counts.min() ?? 0))
    }

    @Test func `housing and rents name the neighbourhoods of the map`() throws {
        let city = try WrittenCity.first.get()
        let names = try Self.features().compactMap { $0.properties["neighbourhood"] }
        let housing = try Self.housing(of: city)
        let numbered = names.enumerated().map { "\($0.offset + 1). \($0.element)" }
        #expect(housing.column("Barris") == numbered)
        #expect(housing.header.count == 12)
        for year in 2019...2025 {
            let rents = try city.table("rents/\(year)_lloguer_preu_trim.csv")
            #expect(rents.rows.count == 2 * 4 * 40)
            #expect(rents.column("Nom_Barri").prefix(40) == names[...])
            #expect(Set(rents.column("Trimestre")) == ["1", "2", "3", "4"])
            #expect(Set(rents.column("Lloguer_mitja")).count == 2)
        }
    }

    @Test func `the census writes thousands with dots and no value with two dots`() throws {
        let city = try WrittenCity(seed: 9, listings: 2_000)
        let housing = try Self.housing(of: city)
        let totals = housing.column("TOTAL").compactMap {
            Int($0.replacing(".", with: ""))
        }
        #expect(totals == city.key.rentEffect.neighbourhoods.map(\.dwellings))
        #expect(housing.column("TOTAL").contains { $0.contains(/^[0-9]\.[0-9]{3}$/) })
        let small = try Self.housing(of: WrittenCity.first.get())
        #expect(small.column("9 habitacions i més").contains(".."))
    }

    @Test func `rents rise with the density of advertised dwellings, as the key says`() throws {
        let city = try WrittenCity.first.get()
        let effect = city.key.rentEffect
        #expect(effect.percentPerPoint == 1.5)
        let first = try city.table("rents/2019_lloguer_preu_trim.csv")
        let last = try city.table("rents/2025_lloguer_preu_trim.csv")
        #expect(first.column("Preu").contains("NA") || last.column("Preu").contains("NA"))
        // Growth of monthly rents by neighbourhood: first quarter of 2019 to last of 2025.
        let growth = zip(first.column("Preu").prefix(40), last.column("Preu")[240..<280])
            .map { before, after in (Double(after) ?? .nan) / (Double(before) ?? .nan) }
        let pressed = zip(effect.neighbourhoods, growth).filter { !$0.1.isNaN }
            .sorted {
                $0.0.advertisedDwellings * $1.0.dwellings
                    < $1.0.advertisedDwellings * $0.0.dwellings
            }.map(\.1)
        let low = pressed.prefix(10).reduce(0, +) / 10
        let high = pressed.suffix(10).reduce(0, +) / 10
        #expect(high > low + 0.02)
    }
}
