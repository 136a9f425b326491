import Domain

/// A complaint of the synthetic city, with what is true of it.
struct PlannedComplaint: Sendable {
    var source: String
    var reference: String

    /// Minutes since 1970 of the clock on the wall.
    var received: Int
    var happened: Int?
    var category: String
    var district: String

    /// As the complainant writes it; `nil` where only a point is told.
    var address: WrittenAddress?
    var place: Place?
    var listing: Int?
    var reporter: String
    var words: String

    /// The number of the event, from 0; `nil` for a copy of the campaign's text.
    var event: Int?
    var dwelling: Int?
    var isCampaign = false
    var isBiased = false

    struct WrittenAddress: Sendable {
        var street: String
        var number: Int
        var floor: String?
        var door: String?
    }
}
