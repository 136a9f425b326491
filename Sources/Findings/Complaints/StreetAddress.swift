internal import Patterns

/// An address as people and registers write it, brought to what can be compared.
public struct StreetAddress: Hashable, Sendable {
    /// The words of the street that tell it from others, folded.
    public var street: [String]

    /// The number of the house, as `12`, `12-14`, `12-B`.
    public var number: String

    /// Floor and door, folded; `nil` where the floor is not told.
    public var door: String?

    /// An address, or `nil` where street or number are not told.
    ///
    /// - Parameters:
    ///   - street: as written; may hold the number where none is told apart.
    ///   - number: as written.
    ///   - floor: as written.
    ///   - door: as written.
    ///   - ignoring: words that say nothing, folded.
    public init?(
        street: String?,
        number: String?,
        floor: String?,
        door: String?,
        ignoring: Set<String>
    ) {
        guard let street else { return nil }
        var words = Self.words(street)
        var house = number.map { Self.words($0).joined(separator: "-") }
        if house == "" { house = nil }
        if house == nil, let place = words.firstIndex(where: { $0.first?.isNumber ?? false }) {
            house = words[place]
            // What follows the number in one text is the place and no more of the street.
            words = place == 0 ? Array(words.dropFirst()) : Array(words[..<place])
        }
        words.removeAll { ignoring.contains($0) }
        guard let house, !words.isEmpty else { return nil }
        self.street = words
        self.number = house
        self.door = floor.map { Self.words($0 + " " + (door ?? "")).joined(separator: " ") }
    }

    /// Letters and digits in capitals without accents, cut at everything else.
    private static func words(_ text: String) -> [String] {
        FoldedText(text).text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Whether two addresses are of one house.
    public func isSameBuilding(as other: StreetAddress) -> Bool {
        street == other.street && number == other.number
    }
}
