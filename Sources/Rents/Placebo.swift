internal import Domain
internal import LinearAlgebra

/// A regression that must show nothing if density moves rents and nothing else does.
struct Placebo {
    let data: ResidualisedPanel

    /// What turns its coefficient into the units of the effect that it may be taken for.
    let scale: Double

    init(_ data: ResidualisedPanel, scale: Double) {
        self.data = data
        self.scale = scale
    }

    /// The coefficient in units of the effect, and its interval by the wild bootstrap.
    func fit(_ bootstrap: WildBootstrap, level: Double) -> (effect: Double, interval: Interval) {
        let square = dot(data.regressor, data.regressor)
        let slope = dot(data.regressor, data.outcome) / square
        let residual = zip(data.outcome, data.regressor).map { $0 - slope * $1 }
        let error = data.scores(residual).reduce(0) { $0 + $1 * $1 }.squareRoot() / square
        let ends = bootstrap.interval(centre: slope, scale: error, level: level)
        let scaled = [
            (ends.lower ?? -.infinity) * scale, (ends.upper ?? .infinity) * scale,
        ].sorted()
        return (slope * scale, Interval(lower: scaled[0], upper: scaled[1]))
    }
}
