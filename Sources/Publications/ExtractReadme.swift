internal import Disclosure

/// What somebody reads first who opens an extract.
struct ExtractReadme {
    var definition: PublicationDefinition
    var tables: [PublishedTable]
    var city: String
    var shown: Int
    var hidden: Int

    var text: String {
        let rows = tables.map { "| `\($0.path)` | \($0.title) | \($0.rows.count) |\n" }
        return """
            # \(definition.title): \(city)

            \(shown) counts are shown and \(hidden) are hidden, since counts from 1 to \
            \(definition.rules.leastCount - 1) can tell of people; `METHODS.md` says how. Nothing here \
            names anybody.

            | file | what it shows | rows |
            |---|---|---:|
            \(rows.joined())
            - `python3 reproduce.py` computes every figure again from the tables, and checks the sums.
            - `SHA256SUMS` has the checksum of every file: `sha256sum -c SHA256SUMS`.
            - `datapackage.json` describes every column (frictionless data package), and names the \
            version of the tool, the law, and the SHA-256 of every file that the counts rest on.
            - `definitions.json` has the same definitions for programs.

            ## Licence

            \(definition.licence.title) (\(definition.licence.name)), \(definition.licence.address). What \
            stands in `open/` belongs to the offices that publish it, under their terms.

            """
    }
}
