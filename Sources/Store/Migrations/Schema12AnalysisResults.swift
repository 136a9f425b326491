/// The eleventh schema: what other engines computed.
///
/// A released migration is never edited; a change is a further migration.
enum Schema12AnalysisResults {
    static let statements = [result]

    private static let result = """
        create table analysis_result (
          -- One row per row of the result of a named analysis that another engine computed; the load
          -- tells the engine, the plan and the file ('veedor scale-out').
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          analysis text not null,
          cells text not null                   -- JSON object: the values by column
            check (json_valid(cells)),
          primary key (load_id, row_number)
        ) strict, without rowid;
        """
}
