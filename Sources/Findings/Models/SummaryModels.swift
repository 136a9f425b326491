internal import Domain
internal import GRDB
internal import Hosts
internal import Licences
internal import Rents

extension CityAnalysis {
    /// Fills the models that sum up: shares by definition, hosts by class, areas.
    func fillSummaries(_ database: Database) throws {
        try fillLicences(database)
        try fillHosts(database)
        try fillAreas(database)
    }

    private func fillLicences(_ database: Database) throws {
        guard let check = licences else { return }
        let headlines = try ModelWriter(
            database,
            table: "licence_headline",
            columns: [
                "place", "definition", "population", "numerator", "denominator", "unit", "share",
                "lower", "upper",
            ]
        )
        for (place, one) in check.headlines.enumerated() {
            let share = one.share.share
            try headlines.insert([
                place, one.definition, one.population, share.numerator, share.denominator,
                share.unit, share.quotient, one.share.interval?.lower, one.share.interval?.upper,
            ])
        }
        let looks = try ModelWriter(
            database,
            table: "licence_first_look",
            columns: ["place", "state", "numerator", "denominator", "share", "lower", "upper"]
        )
        for (place, one) in check.firstStates.enumerated() {
            let share = one.count.share
            try looks.insert([
                place, one.state.rawValue, share.numerator, share.denominator, share.quotient,
                one.count.interval?.lower, one.count.interval?.upper,
            ])
        }
    }

    private func fillHosts(_ database: Database) throws {
        guard let dwellings else { return }
        let (accounts, operators) = (dwellings.counts(.account), dwellings.counts(.operator))
        let writer = try ModelWriter(
            database,
            table: "host_definition",
            columns: [
                "place", "definition", "accounts", "account_advertisements", "operators",
                "operator_advertisements",
            ]
        )
        var definitions: [(String, Int, KeyPath<HostCounts.Holding, Int>)] = [
            ("any", 1, \.advertisements)
        ]
        for number in dwellings.model.classes {
            definitions.append(("\(number) or more advertisements", number, \.advertisements))
        }
        for number in dwellings.model.classes {
            definitions.append(("at least \(number, of: "dwelling")", number, \.dwellings))
        }
        for (place, (title, number, key)) in definitions.enumerated() {
            let one = accounts.hosts(with: number, of: key)
            let other = operators.hosts(with: number, of: key)
            try writer.insert([
                place, title, one.hosts, one.advertisements, other.hosts, other.advertisements,
            ])
        }
    }

    private func fillAreas(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "area_indicator",
            columns: [
                "level", "area", "listings", "listings_from", "listings_to", "entire_homes",
                "dwellings", "listings_per_thousand", "entire_homes_per_thousand", "rent_minor",
                "median_night_minor", "break_even_nights",
            ]
        )
        for (level, indicators) in areas {
            for row in indicators.rows {
                try writer.insert([
                    level.rawValue, row.area, row.listings, row.listingsInterval.lower,
                    row.listingsInterval.upper, row.entireHomes, row.dwellings,
                    row.listingsPerThousand, row.entireHomesPerThousand, row.rent,
                    row.medianPrice, row.breakEvenNights,
                ])
            }
        }
    }
}
