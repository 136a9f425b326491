/// Average rents by neighbourhood and quarter, one file a year, as the city publishes them.
struct RentFiles {
    private static let header =
        "\"Any\",\"Trimestre\",\"Codi_Districte\",\"Nom_Districte\",\"Codi_Barri\",\"Nom_Barri\","
        + "\"Lloguer_mitja\",\"Preu\"\n"

    private static let monthly = "Lloguer mitjà mensual (Euros/mes)"
    private static let bySurface = "Lloguer mitjà per superfície (Euros/m2 mes)"

    let world: World

    func write(to directory: String) throws {
        for year in RentMarket.years {
            try write(year, to: directory + "/rents/" + String(year) + "_lloguer_preu_trim.csv")
        }
    }

    private func write(_ year: Int, to path: String) throws {
        let file = try OutputFile(path)
        try file.write(Self.header)
        var generator = SeededGenerator(
            seed: world.specification.seed,
            stream: Streams.rents(year)
        )
        for quarter in 1...4 {
            let rents = world.geography.neighbourhoods.indices.map { area -> Int? in
                let rent = world.rents.rentInCents(area, year: year, quarter: quarter)
                let noisy = rent * generator.draw(990...1_010) / 1_000
                return generator.chance(0.015) ? nil : noisy
            }
            try write(rents, Self.monthly, year, quarter, to: file)
            let surfaces = zip(world.geography.neighbourhoods, rents).map { area, rent in
                rent.map { $0 / (58 + area.code % 23) }
            }
            try write(surfaces, Self.bySurface, year, quarter, to: file)
        }
        try file.close()
    }

    private func write(
        _ values: [Int?],
        _ indicator: String,
        _ year: Int,
        _ quarter: Int,
        to file: OutputFile
    ) throws {
        var line = CSVRow()
        for (area, value) in zip(world.geography.neighbourhoods, values) {
            line.field(year)
            line.field(String(quarter), quoted: true)
            line.field(area.districtCode)
            line.field(area.districtName, quoted: true)
            line.field(area.code)
            line.field(area.name, quoted: true)
            line.field(indicator, quoted: true)
            if let value { line.field(shortHundredths: value) } else { line.field("NA") }
            try line.end(into: file)
        }
    }
}

extension CSVRow {
    /// `589.55`, `1053.7` or `1230`: without zeros at the end.
    fileprivate mutating func field(shortHundredths value: Int) {
        guard value % 100 == 0 else { return field(hundredths: value) }
        field(value / 100)
    }
}
