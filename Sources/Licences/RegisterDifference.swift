public import Domain
public import Policies
public import Store

/// What changed between two versions of a register, number by number.
public struct RegisterDifference: Sendable {
    /// The register.
    public let name: String

    /// The day of the first version.
    public let from: CivilDate

    /// The day of the second version.
    public let to: CivilDate

    /// How many distinct numbers each version has.
    public let numbers: (from: Int, to: Int)

    /// The changes, in the order of numbers.
    public let changes: [Change]

    /// What happened to a number.
    public struct Change: Hashable, Sendable {
        /// The number in normal form.
        public var number: String

        /// What happened.
        public var kind: Kind

        /// What it was.
        public var before: String

        /// What it is.
        public var after: String

        /// The row in the first version.
        public var rowBefore: Int?

        /// The row in the second version.
        public var rowAfter: Int?
    }

    /// What can happen to a number.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case added
        case withdrawn
        case address
        case places
        case status
        case term
    }

    /// Compares two versions that a store holds.
    ///
    /// - Throws: `LicenceCheckError.noRegisterVersion`, `StoreError`.
    public init(
        _ store: VeedorStore,
        register name: String,
        from: CivilDate,
        to: CivilDate,
        rules: LicenceRules
    ) throws {
        let stored = StoredRegister(name: name, reader: LicenceReader(rules: rules))
        let versions = try store.read { database in
            let publications = try stored.publications(database)
            return try [from, to].map { day in
                guard let one = publications.first(where: { $0.date == day }) else {
                    throw LicenceCheckError.noRegisterVersion(
                        name: name,
                        date: day,
                        held: publications.map(\.date)
                    )
                }
                return try stored.register(one, database)
            }
        }
        self.init(from: versions[0], to: versions[1])
    }

    /// Compares two versions.
    public init(from first: LicenceRegister, to second: LicenceRegister) {
        name = first.name
        from = first.date
        to = second.date
        numbers = (first.numberCount, second.numberCount)
        let all = Set(first.numbers).union(second.numbers)
        changes = all.sorted().flatMap { number in
            Self.changes(
                number,
                first.entries(number: number),
                second.entries(number: number)
            )
        }
    }

    private static func changes(
        _ number: String,
        _ before: [LicenceEntry],
        _ after: [LicenceEntry]
    ) -> [Change] {
        func change(_ kind: Kind, _ value: (LicenceEntry) -> String) -> Change? {
            let old = Set(before.map(value)).sorted().joined(separator: " | ")
            let new = Set(after.map(value)).sorted().joined(separator: " | ")
            guard old != new else { return nil }
            return Change(
                number: number,
                kind: kind,
                before: old,
                after: new,
                rowBefore: before.first?.rowNumber,
                rowAfter: after.first?.rowNumber
            )
        }
        if before.isEmpty { return [change(.added, \.address)].compactMap(\.self) }
        if after.isEmpty { return [change(.withdrawn, \.address)].compactMap(\.self) }
        return [
            change(.address, \.address),
            change(.places) { $0.places.map(String.init) ?? "" },
            change(.status) { $0.status ?? "" },
            change(.term) { entry in
                [entry.validFrom, entry.validUntil].map { $0?.description ?? "" }
                    .joined(separator: "/")
            },
        ].compactMap(\.self)
    }
}
