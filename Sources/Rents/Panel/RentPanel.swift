internal import LinearAlgebra

/// Rents and short-let density by area and period.
public struct RentPanel: Hashable, Sendable {
    /// What is known of an area in a period.
    public struct Observation: Hashable, Sendable {
        /// The area.
        public var area: String

        /// The period, a running number.
        public var period: Int

        /// The natural logarithm of the rent.
        public var logRent: Double

        /// Short lets per hundred dwellings.
        public var density: Double

        /// What moves the density and not the rent: the shift-share instrument.
        public var instrument: Double?

        /// An observation.
        public init(
            area: String,
            period: Int,
            logRent: Double,
            density: Double,
            instrument: Double? = nil
        ) {
            self.area = area
            self.period = period
            self.logRent = logRent
            self.density = density
            self.instrument = instrument
        }
    }

    /// The observations, by area and period.
    public let observations: [Observation]

    /// The areas, sorted.
    public let areas: [String]

    /// The periods, sorted.
    public let periods: [Int]

    /// A panel; the order of the observations does not matter.
    public init(_ observations: [Observation]) {
        self.observations = observations.sorted { ($0.area, $0.period) < ($1.area, $1.period) }
        areas = Set(observations.map(\.area)).sorted()
        periods = Set(observations.map(\.period)).sorted()
    }

    /// The number of each observation's area, from 0.
    var clusters: [Int] {
        let numbers = Dictionary(
            areas.enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        return observations.map { numbers[$0.area] ?? 0 }
    }

    /// One dummy for each area and for each period, columns of a matrix.
    var effects: Matrix {
        var matrix = Matrix(rows: observations.count, columns: areas.count + periods.count)
        let clusters = clusters
        for (row, observation) in observations.enumerated() {
            matrix[row, clusters[row]] = 1
            if let period = periods.firstIndex(of: observation.period) {
                matrix[row, areas.count + period] = 1
            }
        }
        return matrix
    }

    /// The panel without one area.
    func without(_ area: String) -> RentPanel {
        RentPanel(observations.filter { $0.area != area })
    }
}
