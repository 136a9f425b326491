import Domain

/// Invented names of hosts, with what real ones contain and what hostile ones could.
enum HostNames {
    static let ordinary = [
        "Núria", "Jordi", "Marta", "Òscar", "Anna Maria", "Joan & Pere", "Laia", "Sònia", "Íñigo",
        "François", "Jürgen", "Łukasz", "Zoë", "D'Angelo", "O'Brien", "Ana, Luis y Paco",
        "Marc \"el Ros\"", "李雷", "さくら", "김민준", "Алексей", "Mª José", "Pol", "Gemma", "Roser",
        "Xavier", "Ariadna", "Björk", "Carme", "Biel",
    ]

    static let hostile = [
        "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "Robert'); DROP TABLE host;--",
        String(repeating: "Maximilià ", count: 60), "+34 600 000 000", "@SUM(A1:A9)",
        "\u{202E}tsoh",
        "-1+1", " ",
    ]

    static let brands = [
        "Sol i Mar", "Llar Mediterrània", "UrbanNest", "Stay, Sleep & Co", "Casa Vostra",
        "Apartaments Gòtics Nous", "Blau Homes", "L'Hostal d'Avui",
    ]
}

extension Market {
    /// Names the accounts; those of one operator share a brand in the text about the host.
    mutating func nameAccounts(
        _ specification: CitySpecification,
        _ generator: inout SeededGenerator
    ) {
        var nextId = 40_000
        var day = CivilDate(daysSinceEpoch: 14_000)
        let span = day.nights(until: specification.firstDump) - 3_700
        for index in accounts.indices {
            nextId += generator.draw(1...max(1, 700_000_000 / accounts.count))
            day = CivilDate(
                daysSinceEpoch: 14_000 + Int32(span * index / accounts.count + generator.below(20))
            )
            accounts[index].id = nextId
            accounts[index].since = day
            accounts[index].name = generator.pick(HostNames.ordinary)
            accounts[index].about = generator.chance(0.5) ? "" : "M'agrada rebre visites."
        }
        for (position, name) in HostNames.hostile.enumerated() {
            let index = position * accounts.count / HostNames.hostile.count
            accounts[index].name = name
        }
        for own in operatorAccounts where own.count > 1 {
            let brand = generator.pick(HostNames.brands) + " " + String(generator.draw(2...999))
            for account in own {
                accounts[account].about = "Gestionat per " + brand + ", amb molt de gust."
                let isOrdinary = HostNames.ordinary.contains(accounts[account].name)
                if isOrdinary, generator.chance(0.3) {
                    accounts[account].name += " - " + brand
                }
            }
        }
    }
}
