public import Domain

/// Nights in a row on which a dwelling was let, or could have been.
public struct UsedNights: Hashable, Sendable {
    /// The advertisement, where it came through one.
    public var listing: String

    /// The dwelling; the advertisement itself where nobody knows the dwelling.
    public var dwelling: String

    /// The first night.
    public var first: CivilDate

    /// How many nights.
    public var nights: Int

    /// How many nights the stay has that these are of.
    public var stayNights: Int

    /// What is known of them: booked or available.
    public var state: NightState

    /// Whether the host or the platform declared them.
    public var isDeclared: Bool

    /// Whether the host was there.
    public var isHosted: Bool

    /// Guests, where that is known.
    public var guests: Int?

    /// What was paid for all of the nights, in minor units, where that is known.
    public var revenueMinor: Int64?

    /// Nights in a row.
    public init(
        listing: String,
        dwelling: String? = nil,
        first: CivilDate,
        nights: Int,
        state: NightState = .booked,
        isDeclared: Bool = false,
        isHosted: Bool = false,
        guests: Int? = nil,
        revenueMinor: Int64? = nil
    ) {
        self.listing = listing
        self.dwelling = dwelling ?? listing
        self.first = first
        self.nights = nights
        stayNights = nights
        self.state = state
        self.isDeclared = isDeclared
        self.isHosted = isHosted
        self.guests = guests
        self.revenueMinor = revenueMinor
    }

    /// The day after the last night.
    public var end: CivilDate { first.adding(days: nights) }

    /// The part of it before a day; revenue is shared out by nights.
    func before(_ day: CivilDate) -> UsedNights {
        var part = self
        part.nights = max(0, min(nights, first.nights(until: day)))
        part.revenueMinor = revenueMinor.map { $0 * Int64(part.nights) / Int64(max(1, nights)) }
        return part
    }

    /// How many rooms of one dwelling were let at a time, at least: stays on the same night.
    ///
    /// Stays of the very same nights may be one that two platforms tell, and count once.
    static func mostAtOnce(_ uses: [UsedNights]) -> Int {
        let stays = Set(uses.filter { $0.nights > 0 }.map { $0.first..<$0.end })
        let turns =
            stays.map { ($0.lowerBound, 1) } + stays.map { ($0.upperBound, -1) }
        // Who leaves on a day makes room for who comes.
        var (now, most) = (0, 0)
        for (_, change) in turns.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
            now += change
            most = max(most, now)
        }
        return most
    }
}
