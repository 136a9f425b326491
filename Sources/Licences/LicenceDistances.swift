internal import Domain
internal import Policies

/// How many listings lie how far from the address that their number is registered at.
public struct DistanceBand: Hashable, Sendable {
    /// Metres, exclusive; 0 for the first band, which holds its lower end.
    public var above: Double

    /// Metres, inclusive; `nil` for the last band.
    public var upTo: Double?

    /// Listings in the band.
    public var listings: Int

    /// How many would be if every one of them were at its licensed address.
    public var expected: Double
}

extension LicenceCheck {
    /// The listings of a platform whose number stands in the register as shown, by distance to the
    /// nearest address of that number; empty where the platform's location error is not known.
    public func distances(platform id: String) -> [DistanceBand] {
        guard let platform = platforms.platforms[id], let error = platform.locationError else {
            return []
        }
        let metres = assessments.compactMap { one in
            one.listing.platform == id && one.firstState == .inRegister ? one.distance : nil
        }
        let cuts: [Double?] = platform.distanceBands + [nil]
        var above = 0.0
        return cuts.map { cut in
            defer { above = cut ?? above }
            let part =
                error.probability(ofAtLeast: above) - (cut.map(error.probability(ofAtLeast:)) ?? 0)
            return DistanceBand(
                above: above,
                upTo: cut,
                listings: metres.count { metre in
                    (metre > above || above == 0) && cut.map { metre <= $0 } ?? true
                },
                expected: part * Double(metres.count)
            )
        }
    }

    /// The platforms of the snapshot, sorted.
    public var platformIDs: [String] { Set(assessments.lazy.map(\.listing.platform)).sorted() }
}
