public import ArgumentParser
internal import Domain
internal import Policies
public import Rents
internal import Reporting

extension AreaIndicators.Level: ExpressibleByArgument {}

struct DistrictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "districts",
        abstract: "Tell what short lets come to in each district or neighbourhood.",
        discussion: """
            Points of advertisements are blurred: each is shared out over the areas where its \
            address may lie, so that counts need not be whole. 'from' and 'to' are the 95 % \
            interval of a count as far as blurring goes.

            Example:
              veedor districts --store bcn.sqlite --by neighbourhood
            """
    )

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: "How the city is cut up.")
    var by: AreaIndicators.Level = .district

    @Option(help: ArgumentHelp("Take the last snapshot at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    func run() throws {
        let city = try OpenCity(storeOption)
        let indicators = try AreaIndicators(
            city.store,
            asOf: asOf,
            level: by,
            areas: city.areas(),
            platforms: city.platforms
        )
        if formatOption.format == .table || formatOption.format == .md {
            Console.standardOutput(heading(indicators))
        }
        Console.standardOutput(table(indicators).rendered(as: formatOption.format))
    }

    private func heading(_ indicators: AreaIndicators) -> String {
        var lines = ["Listings of \(indicators.date) (load \(indicators.loadID))"]
        if indicators.outside > 0 {
            lines.append("\(indicators.outside) listings lie in no area and are not shown below")
        }
        if !indicators.repaired.isEmpty {
            lines.append(
                "Polygons that crossed themselves were repaired: "
                    + indicators.repaired.joined(separator: ", ")
            )
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private func table(_ indicators: AreaIndicators) -> DataTable {
        func decimal(_ value: Double?, _ digits: Int) -> DataTable.Cell {
            value.map { .decimal($0, digits: digits) } ?? .empty
        }
        return DataTable(
            columns: [
                .init(by.rawValue), .init("listings", isNumeric: true),
                .init("from", isNumeric: true), .init("to", isNumeric: true),
                .init("entire_homes", isNumeric: true), .init("dwellings", isNumeric: true),
                .init("listings_per_1000_dwellings", isNumeric: true),
                .init("entire_homes_per_1000_dwellings", isNumeric: true),
                .init("rent_minor_per_month", isNumeric: true),
                .init("median_night_minor", isNumeric: true),
                .init("break_even_nights_per_month", isNumeric: true),
            ],
            rows: indicators.rows.map { row in
                [
                    .text(row.area), decimal(row.listings, 1),
                    decimal(row.listingsInterval.lower, 1), decimal(row.listingsInterval.upper, 1),
                    decimal(row.entireHomes, 1), decimal(row.dwellings, 0),
                    decimal(row.listingsPerThousand, 2), decimal(row.entireHomesPerThousand, 2),
                    decimal(row.rent, 0),
                    decimal(row.medianPrice, 0), decimal(row.breakEvenNights, 1),
                ]
            }
        )
    }
}
