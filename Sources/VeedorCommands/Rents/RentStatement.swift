internal import Domain
internal import Rents
internal import Reporting

/// What an estimate says, in words that claim no more than the design allows.
enum RentStatement {
    static func data(_ stored: StoredPanel) -> String {
        var lines = ["Density: entire homes per hundred dwellings. Periods:"]
        for (number, period) in stored.periods.sorted(by: { $0.key < $1.key }) {
            let listings =
                period.snapshot.map { "listings of \($0)" }
                ?? "no listings: only to look at the time before"
            lines.append("  \(number): rents of the quarter from \(period.rents), \(listings)")
        }
        if !stored.unused.isEmpty {
            let dates = stored.unused.map(\.description).joined(separator: ", ")
            lines.append("Snapshots without rents of about their time, left out: \(dates)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static func verdict(_ verdict: RentVerdict) -> String {
        switch verdict {
        case .supported: "supported"
        case .notDistinguishable: "not distinguishable from zero"
        case .cannotBeEstimated: "cannot be estimated"
        }
    }

    static func text(_ one: RentEstimate) -> String {
        let design = name(one.design)
        if case .cannotBeEstimated(let reason) = one.verdict {
            return "\(design): cannot be estimated. \(why(reason))"
        }
        guard let effect = one.effect, let interval = one.interval else { return design }
        let sign =
            one.verdict == .supported ? "goes with" : "goes with no change that could be told from"
        let percent = FixedDecimal.text(effect * 100, digits: 2)
        let ends = [interval.lower, interval.upper].map { end in
            end.isFinite ? FixedDecimal.text(end * 100, digits: 2) : "not bounded"
        }
        let change =
            one.verdict == .supported
            ? "rents \(percent) per cent apart" : "zero (\(percent) per cent)"
        return """
            \(design): one more short let per hundred dwellings \(sign) \(change), 95 % interval \
            \(ends[0]) to \(ends[1]); \(one.areas, of: "area"), \(one.method). An association by this \
            design; what moved both is not excluded.
            """
    }

    static func name(_ design: RentDesign) -> String {
        switch design {
        case .fixedEffects: "Area and period effects (fe)"
        case .instrument: "Shift-share instrument (iv)"
        case .event: "Event (event)"
        case .longDifference: "Long difference (longdiff)"
        }
    }

    static func why(_ reason: RentRefusal) -> String {
        switch reason {
        case .tooFewAreas(let areas, let least):
            "Areas: \(areas); at least \(least) are needed."
        case .tooFewPeriods(let periods):
            periods < 2
                ? "There is one period: indicators only, no trend available."
                : "Periods: \(periods)."
        case .noVariation: "Densities do not differ enough within areas and periods."
        case .noInstrument: "No instrument is held."
        case .weakInstrument(let statistic, let least):
            "The instrument is weak: first-stage F \(FixedDecimal.text(statistic, digits: 1)), "
                + "at least \(FixedDecimal.text(least, digits: 1)) is needed."
        case .preTrend(let probability, let least):
            "Rents already differed before (p \(FixedDecimal.text(probability, digits: 3)), "
                + "refused below \(FixedDecimal.text(least, digits: 2))): what follows cannot be "
                + "told from what went before."
        case .trendNotExcluded(let reach, let effect):
            "The time before shows nothing, but a difference as large as the effect itself would "
                + "not have been seen either: up to \(percent(reach)) per cent a point where the "
                + "effect is \(percent(effect))."
        case .tooImprecise(let largest):
            "The interval holds zero and the largest published effect (\(percent(largest)) per "
                + "cent a point): these data cannot tell nothing from the most that was found."
        case .orderUnknown:
            "Rents and density changed together between two days, which cannot tell whether one "
                + "followed the other; the next period's density would."
        case .noPeriodBefore:
            "The time before cannot be looked at: too few periods with listings, or no --event."
        }
    }
    private static func percent(_ value: Double) -> String {
        value.isFinite ? FixedDecimal.text(value * 100, digits: 2) : "any number of"
    }
}
