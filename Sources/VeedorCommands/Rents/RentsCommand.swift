public import ArgumentParser
internal import Domain
internal import Policies
public import Rents
internal import Reporting
internal import StrictYAML

extension RentDesign: ExpressibleByArgument {}

struct RentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rents",
        abstract: "Estimate how rents go with short lets, or say why the data do not allow it.",
        discussion: """
            Without --design every design is tried, and each says what it comes to: supported, not \
            distinguishable from zero, or cannot be estimated and why. An association is no cause.

            Example:
              veedor rents --store bcn.sqlite
            """
    )

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: "The design; all are tried when it is left out.")
    var design: RentDesign?

    @Option(
        help: ArgumentHelp("The day that the event design looks around.", valueName: "date")
    )
    var event: CivilDate?

    func run() throws {
        let city = try OpenCity(storeOption)
        let folders = try DataFolders.find()
        let model = try RentModel(document: YAMLDocument(contentsOf: folders.rentModel))
        let stored = try StoredPanel(
            city.store,
            areas: city.areas(),
            platforms: city.platforms,
            gapDays: model.rentGapDays
        )
        let estimator = RentEstimator(model: model)
        let estimates = (design.map { [$0] } ?? RentDesign.allCases).map { design in
            estimate(stored, design, estimator)
        }
        guard formatOption.format == .table || formatOption.format == .md else {
            let table = RentTables.estimates(estimates)
            return Console.standardOutput(table.rendered(as: formatOption.format))
        }
        let format = formatOption.format
        Console.standardOutput(RentStatement.data(stored))
        Console.standardOutput("\n" + RentTables.estimates(estimates).rendered(as: format))
        for estimate in estimates {
            Console.standardOutput("\n" + RentStatement.text(estimate) + "\n")
        }
        Console.standardOutput("\nPublished estimates, made otherwise and elsewhere:\n\n")
        Console.standardOutput(RentTables.published(model).rendered(as: format))
        // The event design speaks of exposure, not of a change of density.
        let best = estimates.first { $0.verdict == .supported && $0.design != .event }
        guard let best, let interval = best.interval, let effect = best.effect else { return }
        Console.standardOutput(
            "\nRents that go with the change of density, by design '\(best.design.rawValue)':\n\n"
        )
        Console.standardOutput(
            RentTables.pressure(stored, effect: effect, interval: interval).rendered(as: format)
        )
    }

    private func estimate(
        _ stored: StoredPanel,
        _ design: RentDesign,
        _ estimator: RentEstimator
    ) -> RentEstimate {
        switch design {
        case .longDifference: estimator.estimate(stored.panelWithTimeBefore, design)
        case .event:
            estimator.estimate(
                stored.exposurePanel,
                design,
                event: event.flatMap { day in
                    stored.quarters.firstIndex { $0 > day.description }
                }
            )
        case .fixedEffects, .instrument: estimator.estimate(stored.panel, design)
        }
    }
}
