import Domain

/// One stay of guests, from the day it was booked.
struct Stay {
    var firstNight: CivilDate
    var nights: Int
    var bookedOn: CivilDate
    var cancelledOn: CivilDate?

    /// Decides between two advertisements of one dwelling.
    var coin: Int

    /// The day on which the guest left a review, one stay in two.
    var reviewedOn: CivilDate?

    /// The day on which the guests leave.
    var checkout: CivilDate { firstNight.adding(days: nights) }

    /// Whether the platform holds the booking on the given day.
    func isHeld(on day: CivilDate) -> Bool {
        guard bookedOn <= day else { return false }
        return cancelledOn.map { $0 > day } ?? true
    }

    /// Nights of the stay from `start` up to, not including, `end`.
    func nights(from start: CivilDate, until end: CivilDate) -> Int {
        max(0, max(firstNight, start).nights(until: min(checkout, end)))
    }
}
