/// What is known of one night of a listing.
public enum NightState: UInt8, Hashable, Sendable, CaseIterable {
    /// Nothing was observed: no calendar, no declaration covers the night.
    case unobserved

    /// It could be booked when it was last seen.
    case available

    /// Guests stayed, or are taken to have stayed.
    case booked

    /// The host kept it for other uses, or is taken to have kept it.
    case blocked

    /// It could not be booked when it was seen, and nothing tells a booking from a block.
    case unknown
}
