/// The third schema: what linking host accounts needs.
///
/// A released migration is never edited; a change is a further migration.
enum Schema3 {
    static let statements = [nameKey, aboutKey, decision, decisionIsKept, decisionStays]

    static let nameKey = """
        alter table listing_snapshot add column
          host_name_key text                    /* fingerprint of the name shown, not the name */
        """

    static let aboutKey = """
        alter table listing_snapshot add column
          host_about_key text                   /* fingerprint of the host's text about itself */
        """

    static let decision = """
        create table link_decision (
          -- One row per decision of a person whether two accounts are of one operator. Rows are
          -- only added: of several about the same two the latest counts.
          decision_id integer primary key,
          decided_at text not null,             -- UTC, ISO 8601
          decided_by text not null,             -- the official who answers for it
          verdict text not null check (verdict in ('same', 'different')),
          platform_a text not null,
          host_a text not null,
          platform_b text not null,
          host_b text not null,
          reason text not null
        ) strict;
        """

    static let decisionIsKept = """
        create trigger link_decision_is_kept before update on link_decision begin
          select raise(abort, 'a decision is never changed; add another');
        end
        """

    static let decisionStays = """
        create trigger link_decision_stays before delete on link_decision begin
          select raise(abort, 'a decision is never removed; add another');
        end
        """
}
