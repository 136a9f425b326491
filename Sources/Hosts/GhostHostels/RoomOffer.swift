public import Domain

/// A private room that is advertised.
public struct RoomOffer: Hashable, Sendable {
    /// The platform's id of the advertisement.
    public var listing: String

    /// Whose it is: an account, or an operator after linking.
    public var host: String

    /// Where it is shown.
    public var place: Place

    /// The days it is advertised.
    public var days: DaySpan

    /// Where a room is shown.
    public enum Place: Hashable, Sendable {
        /// On the earth; distances are metres on the ground.
        case ground(GeoPoint)

        /// In a plane, as metres east and north; only where a data set gives nothing else.
        case plane(east: Double, north: Double)
    }

    /// A private room.
    public init(listing: String, host: String, place: Place, days: DaySpan) {
        self.listing = listing
        self.host = host
        self.place = place
        self.days = days
    }
}

extension RoomOffer.Place {
    /// Metres to another place of the same sort; infinite to one of the other sort.
    public func metres(to other: Self) -> Double {
        switch (self, other) {
        case (.ground(let here), .ground(let there)): here.metres(to: there)
        case (.plane(let x, let y), .plane(let east, let north)):
            ((east - x) * (east - x) + (north - y) * (north - y)).squareRoot()
        default: .infinity
        }
    }

    /// The place in the middle of some.
    ///
    /// Degrees are averaged: within a few hundred metres that is the middle to the centimetre.
    static func middle(of places: some Collection<Self>) -> Self? {
        var sums = (ground: 0, plane: 0, first: 0.0, second: 0.0)
        for place in Set(places) {
            switch place {
            case .ground(let point):
                sums.ground += 1
                sums.first += point.latitude
                sums.second += point.longitude
            case .plane(let east, let north):
                sums.plane += 1
                sums.first += east
                sums.second += north
            }
        }
        let count = Double(sums.ground + sums.plane)
        if sums.plane == 0, sums.ground > 0 {
            return .ground(GeoPoint(latitude: sums.first / count, longitude: sums.second / count))
        }
        guard sums.ground == 0, sums.plane > 0 else { return nil }
        return .plane(east: sums.first / count, north: sums.second / count)
    }
}
