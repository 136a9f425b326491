import Domain

/// The reviews, with the personal data that the tool must never store.
enum ReviewRows {
    static let header = "listing_id,id,date,reviewer_id,reviewer_name,comments"

    /// Stands in every reviewer's name and in some comments: a test can search a store for it.
    static let marker = "SECRET-REVIEWER"

    private static let comments = [
        "Great stay!", "Molt bé, tornarem.", "Limpio, céntrico y \"tranquilo\".", "很好的住宿",
        "Nice host.<br/>Noisy street, though.", "Good location,\nsmall bathroom.", "",
        "Perfect. \(marker) was here.", "La cama, incómoda; el resto, bien.",
    ]

    static func write(
        _ advertisement: Advertisement,
        _ days: [CivilDate],
        seed: UInt64,
        to file: OutputFile
    ) throws {
        var generator = SeededGenerator(seed: seed, stream: Streams.reviews(advertisement.index))
        var line = CSVRow()
        for (number, day) in days.enumerated() {
            // A day apart, reviews of the same advertisement keep their ids in both dumps.
            let id =
                Int(day.daysSinceEpoch) * 60_000_000_000_000 + advertisement.index * 10_000 + number
            let reviewer = generator.below(700_000_000)
            line.field(advertisement.id)
            line.field(id)
            line.field(day)
            line.field(reviewer)
            line.field("\(marker) " + generator.pick(HostNames.ordinary))
            line.field(generator.pick(comments))
            try line.end(into: file)
        }
    }
}
