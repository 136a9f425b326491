internal import Domain

/// Who shows a number, and where.
public struct NumberUse: Hashable, Sendable {
    /// The number in normal form.
    public var number: String

    /// How many advertisements show it.
    public var listings: Int

    /// How many accounts show it.
    public var accounts: Int

    /// Metres between the two advertisements that are farthest apart; `nil` where fewer than two
    /// have a point.
    public var spread: Double?

    /// The advertisements.
    var uses: [Use]

    /// The corners around all points: the farthest point from anywhere is one of them.
    private let corners: [GeoPoint]

    /// One advertisement that shows the number.
    struct Use: Hashable, Sendable {
        var listing: Int
        var hostID: String
        var position: GeoPoint?
        var isWholeHome: Bool
        var platform: String

        /// Whether it lies where the licensed address may be; `nil` where that cannot be told.
        var isAtLicensedAddress: Bool?
    }

    init(number: String, uses: [Use]) {
        self.number = number
        self.uses = uses
        listings = uses.count
        accounts = Set(uses.lazy.map(\.hostID)).count
        let points = uses.compactMap(\.position)
        let corners = ConvexHull.corners(of: points)
        self.corners = corners
        spread =
            points.count < 2
            ? nil : corners.map { Self.farthest(from: $0, in: corners) }.max()
    }

    /// Whether whole homes that cannot all be one stand under the number: two on one platform.
    ///
    /// One on each of two platforms is one home as a rule, advertised twice as the law allows.
    var hasSeveralWholeHomes: Bool {
        let whole = uses.filter(\.isWholeHome)
        return Dictionary(grouping: whole, by: \.platform).values.contains { $0.count > 1 }
    }

    /// Metres from a point to the farthest advertisement that shows the number.
    func farthest(from point: GeoPoint) -> Double { Self.farthest(from: point, in: corners) }

    private static func farthest(from point: GeoPoint, in corners: [GeoPoint]) -> Double {
        corners.lazy.map { point.metres(to: $0) }.max() ?? 0
    }
}
