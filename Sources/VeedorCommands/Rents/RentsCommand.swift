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

    @Option(help: "How the city is cut up.")
    var by: AreaIndicators.Level = .neighbourhood

    @Option(
        help: ArgumentHelp("The day that the event design looks around.", valueName: "date")
    )
    var event: CivilDate?

    func run() throws {
        let city = try OpenCity(storeOption)
        let analysis = try RentAnalysis(
            city,
            designs: design.map { [$0] },
            event: event,
            level: by
        )
        let format = formatOption.format
        guard format == .table || format == .md else {
            let table = RentTables.estimates(analysis.estimates)
            return Console.standardOutput(table.rendered(as: format))
        }
        Console.standardOutput(RentStatement.data(analysis.stored))
        Console.standardOutput("\n" + RentTables.estimates(analysis.estimates).rendered(as: format))
        for estimate in analysis.estimates {
            Console.standardOutput("\n" + RentStatement.text(estimate) + "\n")
        }
        Console.standardOutput("\nPublished estimates, made otherwise and elsewhere:\n\n")
        Console.standardOutput(RentTables.published(analysis.model).rendered(as: format))
        let pressures = analysis.stored.pressures(analysis.estimates, analysis.model)
        guard !pressures.isEmpty else { return }
        Console.standardOutput("\n\(PressureTable.title(pressures))\n\n")
        Console.standardOutput(
            PressureTable.table(pressures, try city.currency()).rendered(as: format)
        )
    }
}

/// The panel of a store with every estimate.
struct RentAnalysis {
    let stored: StoredPanel
    let model: RentModel
    let estimates: [RentEstimate]

    /// Builds the panel and estimates by some designs, or by all.
    init(
        _ city: OpenCity,
        designs: [RentDesign]? = nil,
        event: CivilDate? = nil,
        level: AreaIndicators.Level = .neighbourhood
    ) throws {
        let model = try RentModel(
            document: YAMLDocument(contentsOf: DataFolders.find().rentModel)
        )
        self.model = model
        let stored = try StoredPanel(
            city.store,
            areas: city.areas(),
            platforms: city.platforms,
            gapDays: model.rentGapDays,
            level: level
        )
        self.stored = stored
        let estimator = RentEstimator(model: model)
        estimates = (designs ?? RentDesign.allCases).map { design in
            Self.estimate(stored, design, event, estimator)
        }
    }

    private static func estimate(
        _ stored: StoredPanel,
        _ design: RentDesign,
        _ event: CivilDate?,
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
