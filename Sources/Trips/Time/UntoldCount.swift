internal import Domain
internal import Store

/// Counts the trips of a rule about licences that no trip tells: only the days of the rule matter.
final class UntoldCount: TripCheck {
    let fields: Set<TripField> = [.pickedUpAt]
    private let check: any LicenceCheck
    private let minutes: Range<Int64>
    private var count = 0

    /// What a rule shall hear of at the end.
    init(_ check: any LicenceCheck) {
        self.check = check
        minutes = check.minutes
    }

    var tally: RuleTally { check.tally }

    func begin(_: TripLoadContext) {}

    func check(_ block: TripBlock) {
        let (pickUps, bounds) = (block[.pickedUpAt], block.pickUpBounds)
        if minutes.contains(bounds.lowerBound), minutes.contains(bounds.upperBound) {
            self.count += block.count
            return
        }
        var count = 0
        for index in 0..<block.count where minutes.contains(pickUps[index]) { count += 1 }
        self.count += count
    }

    func finish() { check.addUntold(count) }
}
