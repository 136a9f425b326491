public import GRDB

/// A property of the store itself.
public enum StoreProperty: String, Sendable {
    /// The city whose data it holds: the name of a folder in `analyses/cities/`.
    case city

    /// The key of the store's one-way numbers of telephones, e-mail addresses and companies, 64
    /// hexadecimal digits; given by the migration that adds them.
    case contactKey = "contact-key"

    /// The key of the pseudonyms that analysts see, 64 hexadecimal digits.
    case pseudonymKey = "pseudonym-key"

    /// The value, or `nil` where it was never set.
    public func value(_ database: Database) throws -> String? {
        try String.fetchOne(
            database,
            sql: "select value from store_property where name = ?",
            arguments: [rawValue]
        )
    }

    /// Sets the value.
    public func set(_ value: String, _ database: Database) throws {
        try database.execute(
            sql: """
                insert into store_property (name, value) values (?, ?)
                on conflict (name) do update set value = excluded.value
                """,
            arguments: [rawValue, value]
        )
    }
}
