/// Ten districts of four neighbourhoods each, tiling the city without gaps.
///
/// A grid whose corners and edge midpoints are moved at random; a corner or a midpoint exists once
/// and belongs to all its neighbours, so shared borders are identical.
struct Geography: Sendable {
    static let columns = 10
    static let rows = 4
    private static let cellWidth = 11_000
    private static let cellHeight = 9_000
    private static let southWest = Place(longitude: 2_100_000, latitude: 41_355_000)

    /// Relative weight of the market by district: a dense centre, an empty edge.
    private static let districtWeights = [5, 12, 30, 9, 3, 2, 8, 20, 6, 2]

    let neighbourhoods: [Neighbourhood]

    init(specification: CitySpecification) {
        var generator = SeededGenerator(seed: specification.seed, stream: 1)
        let corners = Self.corners(&generator)
        var drawn: [Neighbourhood] = []
        for code in 0..<(Self.columns * Self.rows) {
            let district = code / 4
            let column = (district % 5) * 2 + code % 2
            let row = (district / 5) * 2 + (code % 4) / 2
            drawn.append(
                Neighbourhood(
                    code: code + 1,
                    name: PlaceNames.neighbourhoods[code],
                    districtCode: district + 1,
                    districtName: PlaceNames.districts[district],
                    ring: corners.ring(column: column, row: row),
                    weight: Self.districtWeights[district] * generator.draw(2...7),
                    dwellings: max(120, specification.listings * generator.draw(40...110) / 100)
                )
            )
        }
        neighbourhoods = drawn
    }

    /// The index of the neighbourhood that holds the point, or `nil` outside the city.
    func neighbourhood(at place: Place) -> Int? {
        neighbourhoods.firstIndex { $0.contains(place) }
    }

    /// The index of a neighbourhood, drawn by the weight of its market.
    func drawNeighbourhood(_ generator: inout SeededGenerator) -> Int {
        generator.index(weights: neighbourhoods.map(\.weight))
    }

    private static func corners(_ generator: inout SeededGenerator) -> GridCorners {
        func moved(_ column2: Int, _ row2: Int, by percent: Int) -> Place {
            Place(
                longitude: southWest.longitude + column2 * cellWidth / 2
                    + generator.draw(-percent...percent) * cellWidth / 100,
                latitude: southWest.latitude + row2 * cellHeight / 2
                    + generator.draw(-percent...percent) * cellHeight / 100
            )
        }
        var points: [Place] = []
        for row2 in 0...(2 * rows) {
            for column2 in 0...(2 * columns) {
                let isCorner = row2 % 2 == 0 && column2 % 2 == 0
                points.append(moved(column2, row2, by: isCorner ? 14 : 6))
            }
        }
        return GridCorners(stride: 2 * columns + 1, points: points)
    }
}

/// The corners and edge midpoints of the grid, on a raster of half cells.
private struct GridCorners {
    var stride: Int
    var points: [Place]

    /// The border of a cell, counter-clockwise and closed.
    func ring(column: Int, row: Int) -> [Place] {
        let steps = [
            (0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1), (0, 0),
        ]
        return steps.map { points[(2 * row + $0.1) * stride + 2 * column + $0.0] }
    }
}
