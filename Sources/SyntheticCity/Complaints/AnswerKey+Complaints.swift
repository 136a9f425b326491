extension AnswerKey {
    /// What is true of one complaint.
    public struct ComplaintTruth: Codable, Sendable, Equatable {
        /// The stream.
        public var source: String

        /// The number in the file.
        public var reference: String

        /// The event; `nil` for a copy of the campaign's text.
        public var event: Int?

        /// The dwelling complained of; `nil` where no platform shows it.
        public var dwelling: String?

        /// Whether it is a copy of the campaign's text.
        public var isCampaign: Bool

        /// Whether it comes from the biased stream.
        public var isBiased: Bool

        init(_ one: PlannedComplaint) {
            source = one.source
            reference = one.reference
            event = one.event
            dwelling = one.dwelling.map(Dwelling.label)
            isCampaign = one.isCampaign
            isBiased = one.isBiased
        }
    }
}
