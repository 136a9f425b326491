internal import Foundation

/// How far the point that a platform shows may lie from the advertised address.
///
/// A ring: the distance is taken as normally distributed around `mean` and never negative.
public struct LocationError: Hashable, Sendable {
    /// The mean distance in metres.
    public var mean: Double

    /// Its standard deviation in metres.
    public var standardDeviation: Double

    /// The distance in metres that points practically never pass: two advertisements of one
    /// dwelling lie within twice of it.
    public var radius: Double

    /// A location error.
    public init(mean: Double, standardDeviation: Double, radius: Double) {
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.radius = radius
    }

    /// The probability that the shown point lies at least this far from the address.
    public func probability(ofAtLeast metres: Double) -> Double {
        guard metres > 0 else { return 1 }
        return min(1, upperTail(metres) / upperTail(0))
    }

    /// The probability per square metre that the shown point of an address lies at one certain
    /// point this far away.
    ///
    /// Within `standardDeviation / 2` of the address the density of the ring would grow without
    /// bound; it is taken as constant there.
    public func density(at metres: Double) -> Double {
        let distance = max(metres, standardDeviation / 2)
        let score = (distance - mean) / standardDeviation
        let ring =
            exp(-score * score / 2) / (standardDeviation * (2 * Double.pi).squareRoot())
            / upperTail(0)
        return ring / (2 * Double.pi * distance)
    }

    /// The distance in metres at and beyond which the shown point lies with a probability, to the
    /// millimetre.
    public func distance(whereProbabilityIs probability: Double) -> Double {
        var (near, far) = (0.0, mean + 40 * standardDeviation)
        while far - near > 0.001 {
            let middle = (near + far) / 2
            if self.probability(ofAtLeast: middle) >= probability {
                near = middle
            } else {
                far = middle
            }
        }
        return near
    }

    /// 1 - Phi((d - mean) / sd).
    private func upperTail(_ metres: Double) -> Double {
        erfc((metres - mean) / (standardDeviation * 2.0.squareRoot())) / 2
    }
}
