public import Domain

/// The states of the nights of one listing, one after the other.
public struct NightLine: Hashable, Sendable {
    /// The first night.
    public var first: CivilDate

    /// The states from the first night on.
    public var states: [NightState]

    /// The states from a first night on.
    public init(first: CivilDate, states: [NightState]) {
        self.first = first
        self.states = states
    }

    /// The states of single nights in any order; a night that is told twice keeps what is told
    /// last, nights that nobody tells are not observed.
    ///
    /// - Returns: the line from the earliest to the latest night; `nil` without any night.
    /// - Complexity: linear in the nights and in the span between the first and the last.
    public init?(_ nights: some Collection<(night: CivilDate, state: NightState)>) {
        guard let first = nights.lazy.map(\.night).min(), let last = nights.lazy.map(\.night).max()
        else { return nil }
        self.first = first
        states = Array(repeating: .unobserved, count: first.nights(until: last) + 1)
        for (night, state) in nights { states[first.nights(until: night)] = state }
    }

    /// The day after the last night.
    public var end: CivilDate { first.adding(days: states.count) }

    /// The state of a night; not observed outside the line.
    public subscript(night: CivilDate) -> NightState {
        let index = first.nights(until: night)
        return states.indices.contains(index) ? states[index] : .unobserved
    }
}
