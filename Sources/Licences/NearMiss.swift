internal import Domain
internal import Policies

/// A number that stands in no register, but is one typing slip away from one that is licensed where
/// the advertisement is: one digit is another, or two neighbours are swapped.
public struct NearMiss: Hashable, Sendable {
    /// The licensed number that may have been meant.
    public var number: String

    /// Its entry.
    public var entry: LicenceEntry
}

extension LicenceAssessor {
    /// Looks for a licensed number one slip away at the place of the advertisement, and how likely
    /// that would be by chance.
    func lookForNearMiss(in assessment: inout LicenceAssessment) {
        guard let number = assessment.number, let point = assessment.listing.position,
            let series = assessment.series.flatMap({ series[$0] }), let serials = series.serials,
            let register = history(of: series.id)?.inForce,
            let error = platforms.locationError(of: assessment.listing.platform)
        else { return }
        let slips = Self.slips(of: number).filter(serials.holds)
        let reach = error.distance(whereProbabilityIs: rules.addressConflictProbability)
        let near = register.numbered(within: reach, of: point)
        let part = Double(register.numberCount(of: near)) / Double(max(1, serials.count))
        assessment.nearMissChance = 1 - power(1 - part, slips.count)
        let meant = slips.lazy.compactMap { slip in
            register.first(of: slip, among: near).map { (number: slip, position: $0) }
        }.first
        guard let meant else { return }
        assessment.nearMiss = NearMiss(
            number: meant.number,
            entry: register.entries[meant.position]
        )
        assessment.flags.insert(.oneSlipAway)
    }

    /// The numbers one slip away, in rising order.
    static func slips(of number: String) -> [String] {
        let bytes = Array(number.utf8)
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        let start = bytes.count - bytes.reversed().prefix(while: isDigit).count
        // Each differs from the number in other places or digits than all others.
        var slips: [String] = []
        func add(_ slip: [UInt8]) { slips.append(String(decoding: slip, as: UTF8.self)) }
        for index in start..<bytes.count {
            for digit in 0x30...0x39 as ClosedRange<UInt8> where digit != bytes[index] {
                var slip = bytes
                slip[index] = digit
                add(slip)
            }
            if index + 1 < bytes.count, bytes[index] != bytes[index + 1] {
                var slip = bytes
                slip.swapAt(index, index + 1)
                add(slip)
            }
        }
        return slips.sorted()
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }
}
