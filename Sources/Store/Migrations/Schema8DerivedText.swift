/// The eighth schema: what is derived from the texts of advertisements, which are not kept.
///
/// A released migration is never edited; a change is a further migration.
enum Schema8DerivedText {
    static let statements = [shingles, contacts, key]

    static let shingles = """
        alter table listing_snapshot add column
          text_shingles text                    /* sample of its word sequences, eight hex digits each */
        """

    static let contacts = """
        alter table listing_snapshot add column
          contact_keys text                     /* telephone, e-mail, company in its texts, keyed */
        """

    /// The key that makes numbers of telephones and addresses differ from store to store: two
    /// stores cannot be joined by them, and no list of all telephones fits more than one.
    static let key = """
        insert into store_property (name, value)
        values ('contact-key', lower(hex(randomblob(32))))
        """
}
