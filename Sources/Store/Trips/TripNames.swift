/// The names that trips of one load speak of: each has a place, in the order of first sight.
public struct TripNames: Sendable {
    /// The names, in the order of their places.
    public private(set) var names: [String] = []
    private var places: [String: Int64] = [:]

    /// No names.
    public init() {}

    /// The place of a name; a new one where it was not seen before.
    public mutating func place(of name: String) -> Int64 {
        if let place = places[name] { return place }
        let place = Int64(names.count)
        names.append(name)
        places[name] = place
        return place
    }
}
