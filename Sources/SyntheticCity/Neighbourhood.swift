/// A neighbourhood with its border, a closed ring that runs counter-clockwise (RFC 7946).
struct Neighbourhood: Sendable {
    /// The number from 1, as the open data of the city count.
    var code: Int
    var name: String
    var districtCode: Int
    var districtName: String
    var ring: [Place]

    /// How much of the market stands here, in no particular unit.
    var weight: Int

    /// Homes in the neighbourhood.
    var dwellings: Int

    /// Whether the point lies inside; a point on a shared border lies in exactly one of the two.
    func contains(_ place: Place) -> Bool {
        var inside = false
        for (start, end) in zip(ring, ring.dropFirst()) {
            guard (start.latitude > place.latitude) != (end.latitude > place.latitude) else {
                continue
            }
            let (low, high) = start.latitude < end.latitude ? (start, end) : (end, start)
            let left = (place.longitude - low.longitude) * (high.latitude - low.latitude)
            let right = (place.latitude - low.latitude) * (high.longitude - low.longitude)
            if left < right { inside.toggle() }
        }
        return inside
    }

    /// A point inside the border.
    func randomPlace(_ generator: inout SeededGenerator) -> Place {
        let longitudes = ring.map(\.longitude)
        let latitudes = ring.map(\.latitude)
        let west = longitudes.min() ?? 0
        let east = longitudes.max() ?? 0
        let south = latitudes.min() ?? 0
        let north = latitudes.max() ?? 0
        while true {
            let place = Place(
                longitude: generator.draw(west...east),
                latitude: generator.draw(south...north)
            )
            if contains(place) { return place }
        }
    }
}
