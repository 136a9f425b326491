internal import ArgumentParser
internal import Rents
internal import Reporting
internal import StrictYAML

struct CalibrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Try the estimators on simulated data whose truth is known.",
        discussion: """
            Each row is a design on a kind of panel: how often its interval held the true effect, \
            how often it said "supported", and how often it refused. The same number of draws gives \
            the same table.

            Example:
              veedor calibrate rents --draws 1000
            """
    )

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case rents
    }

    @Argument(help: "What is tried.")
    var subject: Subject

    @Option(help: ArgumentHelp("Simulated panels a row.", valueName: "count"))
    var draws = 200

    @OptionGroup var formatOption: FormatOption

    func validate() throws {
        guard (1...100_000).contains(draws) else {
            throw ValidationError("--draws must lie between 1 and 100000")
        }
    }

    func run() throws {
        let model = try RentModel(
            document: YAMLDocument(contentsOf: DataFolders.find().rentModel)
        )
        let table = RentCalibrationTable.table(model: model, draws: draws)
        Console.standardOutput(table.rendered(as: formatOption.format))
    }
}

/// Every design on every kind of panel.
enum RentCalibrationTable {
    static func table(model: RentModel, draws: Int) -> DataTable {
        var table = DataTable(columns: [
            .init("design"), .init("areas", isNumeric: true), .init("periods", isNumeric: true),
            .init("true_effect", isNumeric: true), .init("flaw"), .init("panels", isNumeric: true),
            .init("covered_percent", isNumeric: true), .init("supported_percent", isNumeric: true),
            .init("refused_percent", isNumeric: true),
        ])
        for areas in [73, 10] {
            for flaw in SimulatedPanel.Flaw.allCases {
                for effect in flaw == .none ? [0.02, 0] : [0] {
                    for design in RentDesign.allCases {
                        let kind = SimulatedPanel(
                            areas: areas,
                            periods: 16,
                            effect: effect,
                            flaw: flaw
                        )
                        table.rows.append(
                            row(RentCalibration(design, kind, draws: draws, model: model))
                        )
                    }
                }
            }
        }
        return table
    }

    private static func row(_ one: RentCalibration) -> [DataTable.Cell] {
        func percent(_ count: Int) -> DataTable.Cell {
            .decimal(Double(count) * 100 / Double(one.draws), digits: 1)
        }
        return [
            .text(one.design.rawValue), .count(one.kind.areas), .count(one.kind.periods),
            .decimal(one.kind.effect, digits: 2), .text(one.kind.flaw.rawValue),
            .count(one.draws), percent(one.covered), percent(one.supported), percent(one.refused),
        ]
    }
}
