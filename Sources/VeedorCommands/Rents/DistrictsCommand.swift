public import ArgumentParser
internal import Domain
internal import Policies
public import Rents
internal import Reporting
internal import StrictYAML

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
              veedor districts --store bcn.sqlite --indicators --format csv
              veedor districts --store bcn.sqlite --map > districts.geojson
            """
    )

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: "How the city is cut up.")
    var by: AreaIndicators.Level = .district

    @Option(help: ArgumentHelp("Take the last snapshot at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    @Flag(help: "Print every indicator with numerator, denominator and interval.")
    var indicators = false

    @Flag(help: "Print the areas with their polygons and indicators as GeoJSON, for a map.")
    var map = false

    func run() throws {
        let city = try OpenCity(storeOption)
        let model = try RentModel(
            document: YAMLDocument(contentsOf: DataFolders.find().rentModel)
        )
        let further = indicators || map ? try DistrictQuantities(city, asOf: asOf) : nil
        let found = try AreaIndicators(
            city.store,
            asOf: asOf,
            level: by,
            areas: city.areas(),
            platforms: city.platforms,
            leastForMedian: model.leastForMedian,
            quantities: further?.quantities ?? []
        )
        if map {
            return Console.standardOutput(try DistrictTables.map(found, model, city.currency()))
        }
        let format = formatOption.format
        if format == .table || format == .md {
            Console.standardOutput(heading(found, missing: further?.missing ?? []))
        }
        let table =
            indicators
            ? try DistrictTables.indicators(found, level: by, model, city.currency())
            : DistrictTables.overview(found, level: by)
        Console.standardOutput(table.rendered(as: format))
    }

    private func heading(_ indicators: AreaIndicators, missing: [String]) -> String {
        var lines = ["Listings of \(indicators.date) (load \(indicators.loadID))"]
        if indicators.outside > 0 {
            lines.append(
                "\(indicators.outside, of: "listing lies/listings lie") in no area, not shown below"
            )
        }
        if !indicators.repaired.isEmpty {
            lines.append(
                "Polygons that crossed themselves were repaired: "
                    + indicators.repaired.joined(separator: ", ")
            )
        }
        lines += missing.map { "Not known: \($0)" }
        return lines.joined(separator: "\n") + "\n\n"
    }
}
