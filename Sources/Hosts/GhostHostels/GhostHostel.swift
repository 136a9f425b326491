/// Private rooms of one host, so near to each other that they may be one dwelling let by the room.
///
/// A lead: rooms of several dwellings of one house look the same.
public struct GhostHostel: Hashable, Sendable {
    /// Whose rooms they are.
    public var host: String

    /// The advertisements, sorted.
    public var listings: [String]

    /// The days on which all of them stood, in order of time.
    public var days: [DaySpan]

    /// The place in the middle of them.
    public var middle: RoomOffer.Place

    /// How many dwellings they take at least, by the model's count of rooms to a dwelling.
    public var dwellings: Int

    /// The greatest distance between two of them, in metres.
    public var spread: Double
}

/// When rooms make a ghost hostel.
public struct GhostHostelDefinition: Hashable, Sendable {
    /// How near two rooms of one dwelling must be shown.
    public var vicinity: Vicinity

    /// From how many rooms on.
    public var rooms: Int

    /// How many rooms a dwelling is taken to have.
    public var roomsPerDwelling: Int

    /// How rooms are put together.
    public var grouping: Grouping

    /// How rooms are put together: groups that hang together, split when they are large, and
    /// thinned out until all rooms of a group are near to each other.
    public struct Grouping: Hashable, Sendable {
        /// From how many rooms on a group is split.
        public var splitFrom: Int

        /// By how many metres the radius grows until each part of a split is large enough.
        public var step: Double

        /// Whether groups that thinning has lost are found again: `strr` 0.6 loses them.
        public var keepsLost: Bool

        /// A way of putting rooms together.
        public init(splitFrom: Int, step: Double, keepsLost: Bool = true) {
            self.splitFrom = splitFrom
            self.step = step
            self.keepsLost = keepsLost
        }
    }

    /// A definition.
    public init(vicinity: Vicinity, rooms: Int, roomsPerDwelling: Int, grouping: Grouping) {
        self.vicinity = vicinity
        self.rooms = rooms
        self.roomsPerDwelling = roomsPerDwelling
        self.grouping = grouping
    }
}
