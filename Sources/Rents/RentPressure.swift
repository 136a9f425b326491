public import Domain
internal import Foundation

/// The part of an area's rent that goes with the change of its short-let density.
public struct RentPressure: Hashable, Sendable {
    /// The area with its change.
    public var area: StoredPanel.AreaChange

    /// Where the effect is taken from.
    public var basis: Basis

    /// The change of the logarithm of rent that goes with the change of density; `nil` where only a
    /// range is known.
    public var logRent: Double?

    /// Its interval, or the range of what was published.
    public var range: Interval

    /// Where an effect is taken from.
    public enum Basis: Hashable, Sendable {
        /// A local estimate that is supported.
        case local(RentDesign)

        /// The range of so many published estimates, found elsewhere.
        case borrowed(studies: Int)
    }

    /// The change in per cent of the rent before.
    public static func percent(_ logRent: Double) -> Double { (exp(logRent) - 1) * 100 }

    /// The part of today's rent, minor units a month.
    public func amount(_ logRent: Double) -> Double { area.rent * (1 - exp(-logRent)) }
}

extension RentPressure {
    /// The pressure on one area; `nil` where nothing can be borrowed.
    init?(_ area: StoredPanel.AreaChange, _ estimates: [RentEstimate], _ model: RentModel) {
        let change = area.densityAfter - area.densityBefore
        let local = estimates.first { $0.verdict == .supported && $0.design != .event }
        if let local, let effect = local.effect, let interval = local.interval {
            let ends = [interval.lower * change, interval.upper * change].sorted()
            self.init(
                area: area,
                basis: .local(local.design),
                logRent: effect * change,
                range: Interval(lower: ends[0], upper: ends[1])
            )
            return
        }
        let borrowed = model.published.compactMap { one -> Double? in
            if let slope = one.logRentPerPoint { return slope * change }
            let least = min(area.densityBefore, area.densityAfter)
            guard let elasticity = one.logRentPerLog, least > 0,
                least >= model.leastElasticDensity
            else { return nil }
            return elasticity * log(area.densityAfter / area.densityBefore)
        }
        guard let least = borrowed.min(), let most = borrowed.max() else { return nil }
        self.init(
            area: area,
            basis: .borrowed(studies: borrowed.count),
            logRent: nil,
            range: Interval(lower: least, upper: most)
        )
    }
}

extension StoredPanel {
    /// The pressure on each area: by a supported local estimate, else by what was published.
    ///
    /// An elasticity applies where the model says that there are enough short lets for one. The event
    /// design speaks of exposure and not of a change of density, and is not used.
    ///
    /// - Parameters:
    ///   - estimates: the local estimates.
    ///   - model: the published ones.
    /// - Returns: one for each area with densities and a rent; none where nothing can be borrowed.
    public func pressures(_ estimates: [RentEstimate], _ model: RentModel) -> [RentPressure] {
        areas.compactMap { RentPressure($0, estimates, model) }
    }
}
