/// A home of the city, with the address the register would give it.
struct Dwelling: Sendable {
    var place: Place
    var neighbourhood: Int
    var operatorIndex: Int
    var address: Address

    /// The name under which the answer key knows the dwelling.
    static func label(_ index: Int) -> String { "dwelling-" + padded(index + 1, 6) }
}

/// The parts of an address, as the register writes them.
struct Address: Equatable, Sendable {
    var kind: String
    var street: String
    var number: Int
    var floor: String
    var door: String

    /// An invented address.
    init(_ generator: inout SeededGenerator) {
        kind = generator.pick(PlaceNames.streetKinds)
        street = generator.pick(PlaceNames.streets)
        number = generator.draw(1...310)
        floor = generator.pick([
            "BJ", "EN", "PR", "1", "1", "2", "2", "3", "3", "4", "5", "6", "AT",
        ])
        door = generator.pick(["", "1", "1", "2", "2", "3", "4", "A", "B", "IZ "])
    }
}
