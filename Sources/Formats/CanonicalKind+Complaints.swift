extension CanonicalKind {
    /// What somebody complained of; who it was is kept as one-way numbers only.
    static let complaintFields: [CanonicalField] = [
        CanonicalField("source", .text, required: true),
        CanonicalField("reference", .text, required: true),
        CanonicalField("received_at", .moment, required: true),
        CanonicalField("happened_at", .moment),
        CanonicalField("category", .text),
        CanonicalField("district_name", .text),
        CanonicalField("street_name", .text),
        CanonicalField("street_number", .text),
        CanonicalField("floor", .text),
        CanonicalField("door", .text),
        CanonicalField("postal_code", .text),
        CanonicalField("latitude", .real),
        CanonicalField("longitude", .real),
        CanonicalField("platform", .text),
        CanonicalField("listing_id", .text),
        CanonicalField("reporter_keys", .text),
        CanonicalField("words", .text),
        CanonicalField("word_shingles", .text),
        CanonicalField("source_status", .text),
        CanonicalField("closed_at", .moment),
    ]
}
