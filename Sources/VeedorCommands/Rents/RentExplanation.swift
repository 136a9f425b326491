internal import Domain
internal import Rents
internal import Reporting

/// From the rows that were loaded to what is said of rents, step by step.
struct RentExplanation {
    private let analysis: RentAnalysis

    init(_ analysis: RentAnalysis) {
        self.analysis = analysis
    }

    var text: String {
        ([
            "1. Rows\n\n\(inputs.rendered(as: .table))", "2. Areas\n\n\(areas)",
            "3. Periods\n\n\(RentStatement.data(analysis.stored))",
            "4. Density\n\n\(density.rendered(as: .table))",
        ] + designs).joined(separator: "\n")
    }

    private var inputs: DataTable {
        DataTable(
            columns: [
                .init("what"), .init("load", isNumeric: true), .init("file"),
                .init("rows_used", isNumeric: true), .init("in_no_area", isNumeric: true),
            ],
            rows: analysis.stored.inputs.map { one in
                [
                    .text(one.kind), .integer(one.loadID), .text(one.file), .count(one.rows),
                    one.kind == "listings" ? .count(one.outside) : .empty,
                ]
            }
        )
    }

    private var areas: String {
        let held = Set(analysis.stored.panelWithTimeBefore.areas).count
        var lines = ["\(held) areas have dwellings and rents"]
        let byReason = Dictionary(grouping: analysis.stored.excluded, by: \.reason)
        for (reason, some) in byReason.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let names = some.map(\.area).joined(separator: ", ")
            lines.append("Left out, \(reason.rawValue): \(names)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Entire homes per hundred dwellings over areas, by period.
    private var density: DataTable {
        let byPeriod = Dictionary(grouping: analysis.stored.panel.observations, by: \.period)
        return DataTable(
            columns: [
                .init("period", isNumeric: true), .init("areas", isNumeric: true),
                .init("least", isNumeric: true), .init("median", isNumeric: true),
                .init("most", isNumeric: true),
            ],
            rows: byPeriod.sorted { $0.key < $1.key }.map { period, some in
                let sorted = some.map(\.density).sorted()
                return [
                    .count(period), .count(sorted.count), .decimal(sorted[0], digits: 2),
                    .decimal(sorted[sorted.count / 2], digits: 2),
                    .decimal(sorted[sorted.count - 1], digits: 2),
                ]
            }
        )
    }

    private var designs: [String] {
        analysis.estimates.enumerated().map { number, one in
            """
            \(number + 5). \(RentStatement.name(one.design))

            \(steps(one).map { "  \($0)\n" }.joined())\
              Said: \(RentStatement.verdict(one.verdict)). \(reason(one))
              What would change it: \(RentRemedy.text(one, analysis.model))

            """
        }
    }

    private func reason(_ one: RentEstimate) -> String {
        if case .cannotBeEstimated(let why) = one.verdict { return RentStatement.why(why) }
        return one.verdict == .supported
            ? "The interval leaves out zero, and the time before a difference as large."
            : "The interval holds zero, and leaves out the largest published effect."
    }

    private func steps(_ one: RentEstimate) -> [String] {
        var steps = [
            "Observations: \(one.observations), of \(one.areas) areas and \(one.periods) periods"
        ]
        if let effect = one.effect, let error = one.standardError {
            steps.append(
                "Estimate: \(percent(effect)) per cent of rent for one more short let per hundred "
                    + "dwellings, standard error \(percent(error)), clustered by area"
            )
        }
        if let interval = one.interval {
            steps.append("Interval: \(ends(interval)) per cent, \(one.method)")
        }
        if let first = one.firstStage {
            steps.append(
                "Instrument: density at the first snapshot, times the logarithm of "
                    + analysis.stored.instrumentSeries
            )
            steps.append("First stage: F \(FixedDecimal.text(first, digits: 1))")
        }
        if let before = one.preTrend {
            var text = "Time before: p \(FixedDecimal.text(before, digits: 3))"
            if let effect = one.effectBefore, let interval = one.intervalBefore {
                text += ", as large as \(percent(effect)) per cent of rent (\(ends(interval)))"
            }
            steps.append(text)
        }
        if let range = one.withoutOneArea {
            steps.append("With one area left out: \(ends(range)) per cent")
        }
        return steps
    }

    private func ends(_ interval: Interval) -> String {
        "\(percent(interval.lower)) to \(percent(interval.upper))"
    }

    private func percent(_ value: Double) -> String {
        value.isFinite ? FixedDecimal.text(value * 100, digits: 2) : "not bounded"
    }
}

/// What would make a design say something else.
enum RentRemedy {
    static func text(_ one: RentEstimate, _ model: RentModel) -> String {
        switch one.verdict {
        case .supported:
            return "one area that moves the estimate across zero, a trend before that further "
                + "periods show, or something else that moved with the density"
        case .notDistinguishable:
            return "more areas or periods: the interval would be narrower"
        case .cannotBeEstimated(let reason): return text(reason, model)
        }
    }

    private static func text(_ reason: RentRefusal, _ model: RentModel) -> String {
        switch reason {
        case .tooFewAreas(_, let least): "a finer map: at least \(least) areas with rents"
        case .tooFewPeriods, .noPeriodBefore:
            "further snapshots of listings within \(model.rentGapDays, of: "day") of a "
                + "quarter with "
                + "rents, or --event with a day that rents lie before and after"
        case .noVariation: "snapshots between which densities changed"
        case .noInstrument: "at least four snapshots with rents of about their time"
        case .weakInstrument: "a series that moves the density more: searches, arrivals"
        case .preTrend:
            "nothing in these data: another comparison, such as areas across a border or a rule "
                + "that took hold in some of them only"
        case .trendNotExcluded, .tooImprecise:
            "more areas or periods: both intervals would be narrower"
        case .orderUnknown:
            "a snapshot in between: the density that follows would then stand beside this one's"
        }
    }
}
