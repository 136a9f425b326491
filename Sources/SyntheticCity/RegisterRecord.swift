/// One row of the register of dwellings for tourist use.
struct RegisterRecord: Sendable {
    /// The six digits after HUTB; `nil` for a row without a number.
    var number: Int?
    var places: Int
    var place: Place
    var neighbourhood: Int
    var address: Address

    /// Whether the row stands in the current edition; a revoked one stood in the earlier only.
    var isCurrent = true

    /// Whether the row stood in the earlier edition already.
    var isOld = true
}

/// The register, with what stood in the earlier edition and does not any more.
struct Register: Sendable {
    var records: [RegisterRecord] = []

    /// A number that no edition holds, different at each call.
    private var neverIssued: Int
    private var nextNumber = 0
    private let step: Int

    init(capacity: Int) {
        step = max(1, min(8, 700_000 / max(1, capacity)))
        neverIssued = max(90_000, capacity * step + 20_000)
    }

    /// Adds a record under a number of its own and returns its index.
    mutating func add(_ record: RegisterRecord, generator: inout SeededGenerator) -> Int {
        nextNumber += generator.draw(1...step)
        var numbered = record
        numbered.number = nextNumber
        records.append(numbered)
        return records.count - 1
    }

    /// A number that was never issued.
    mutating func unknownNumber(_ generator: inout SeededGenerator) -> Int {
        neverIssued += generator.draw(1...5)
        return neverIssued
    }
}

extension Register {
    /// Leaves the row without a number.
    mutating func removeNumber(of index: Int) {
        records[index].number = nil
    }

    /// Adds a second row under the same number, for another door of the house.
    mutating func repeatRow(_ index: Int, door: String) {
        var record = records[index]
        record.address.door = door
        records.append(record)
    }
}
