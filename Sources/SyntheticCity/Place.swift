/// A point on the map, in millionths of a degree.
///
/// Integers, so that borders meet exactly and coordinates are written without rounding.
struct Place: Equatable, Sendable {
    var longitude: Int
    var latitude: Int

    /// Metres of one millionth of a degree to the north.
    private static let metresNorth = 0.111_195

    /// Metres of one millionth of a degree to the east, at the latitude of the city.
    private static let metresEast = 0.083_42

    /// The distance in metres on the plane that touches the city: good to one in a thousand.
    func metres(to other: Place) -> Double {
        let east = Double(other.longitude - longitude) * Self.metresEast
        let north = Double(other.latitude - latitude) * Self.metresNorth
        return (east * east + north * north).squareRoot()
    }

    /// A point within `radius` metres, as a platform shows an address it does not want to give.
    func blurred(radius: Double, generator: inout SeededGenerator) -> Place {
        while true {
            let east = (generator.unit() * 2 - 1) * radius
            let north = (generator.unit() * 2 - 1) * radius
            guard east * east + north * north < radius * radius else { continue }
            return Place(
                longitude: longitude + Int(east / Self.metresEast),
                latitude: latitude + Int(north / Self.metresNorth)
            )
        }
    }
}
