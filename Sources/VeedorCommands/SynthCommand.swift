internal import ArgumentParser
internal import Domain
internal import SyntheticCity

struct SynthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synth",
        abstract: "Write a synthetic city with planted violations and an answer key.",
        discussion: """
            The files are in the real formats; the same seed gives the same bytes. The answer keys \
            (answer-key.json, trips/answer-key.json) say what is true of every listing and trip.

            Example:
              veedor synth --out city --seed 7 --listings 2000
            """
    )

    @Option(help: ArgumentHelp("The folder to write into; it is made.", valueName: "folder"))
    var out: String

    @OptionGroup var city: SyntheticCityOptions

    func run() throws {
        let city = SyntheticCity(city.specification)
        try city.write(to: out)
        let traffic = self.city.traffic
        try traffic.write(to: out)
        Console.standardOutput(
            "\(out): \(city.answerKey.listings.count, of: "listing"), "
                + "\(traffic.tripCount, of: "trip")\n"
        )
    }
}

/// How large a synthetic city is, and which one.
struct SyntheticCityOptions: ParsableArguments {
    @Option(help: "Which city: the same seed gives the same bytes.")
    var seed: UInt64 = 20_261_116

    @Option(help: "About how many listings the second dump has.")
    var listings = 2000

    @Option(help: "How many drivers the city's ride-hail has.")
    var drivers = 120

    var traffic: SyntheticTraffic { SyntheticTraffic(seed: seed, drivers: drivers) }

    var specification: CitySpecification { CitySpecification(seed: seed, listings: listings) }

    func validate() throws {
        guard (10...1_000_000).contains(listings) else {
            throw ValidationError("--listings must be from 10 to 1000000")
        }
        guard (1...100_000).contains(drivers) else {
            throw ValidationError("--drivers must be from 1 to 100000")
        }
    }
}
