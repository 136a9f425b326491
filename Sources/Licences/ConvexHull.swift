internal import Domain

/// The corners around a set of points (Andrew's monotone chain, 1979), in the plane of longitude
/// and latitude: a change of scale along an axis changes no corner.
enum ConvexHull {
    /// The corners; the points themselves when there are fewer than four of them.
    ///
    /// - Complexity: O(n log n).
    static func corners(of points: [GeoPoint]) -> [GeoPoint] {
        guard points.count > 3 else { return points }
        let sorted = points.sorted {
            ($0.longitude, $0.latitude) < ($1.longitude, $1.latitude)
        }
        let lower = chain(sorted)
        let upper = chain(sorted.reversed())
        return lower.dropLast() + upper.dropLast()
    }

    private static func chain(_ points: some Sequence<GeoPoint>) -> [GeoPoint] {
        var chain: [GeoPoint] = []
        for point in points {
            while chain.count > 1, turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0
            {
                chain.removeLast()
            }
            chain.append(point)
        }
        return chain
    }

    /// Above zero for a turn to the left.
    private static func turn(_ first: GeoPoint, _ second: GeoPoint, _ third: GeoPoint) -> Double {
        (second.longitude - first.longitude) * (third.latitude - first.latitude)
            - (second.latitude - first.latitude) * (third.longitude - first.longitude)
    }
}
