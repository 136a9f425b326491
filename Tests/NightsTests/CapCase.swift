import Domain
import Nights
import Policies
import TestKit
import Testing

/// A case of a cap: a city's law as we ship it, stays, and what must come out.
struct CapCase: CustomTestStringConvertible, Sendable {
    let city: String
    let cap: String
    let title: String
    let stays: [String]
    let over: String?
    let counted: [Int]
    var unknownZonesHold = false

    var testDescription: String { "\(city): \(title)" }

    /// A case.
    ///
    /// A stay is its first night and `+` its nights, then words: `hosted`, `declared`, `available`,
    /// `d=` a dwelling, `l=` a listing, `g=` guests, `r=` revenue. `counted` are the nights that
    /// count, by period; `over` is the first night that is too many.
    init(
        _ city: String,
        _ cap: String,
        _ title: String,
        _ stays: [String],
        counted: [Int],
        over: String? = nil,
        unknownZonesHold: Bool = false
    ) {
        self.city = city
        self.cap = cap
        self.title = title
        self.stays = stays
        self.counted = counted
        self.over = over
        self.unknownZonesHold = unknownZonesHold
    }

    static let cities = CityCatalogue(folder: RepositoryRoot.path("analyses/cities"))

    func count() throws -> CapCount {
        let schedule = CapSchedule(
            id: cap,
            policies: try Self.cities.policies(of: city),
            roomType: .entireHome,
            areas: ["Centre"],
            unknownZonesHold: unknownZonesHold
        )
        return CapCount(try stays.map(Self.used), schedule: schedule)
    }

    static func used(_ text: String) throws -> UsedNights {
        let words = text.split(separator: " ").map(String.init)
        var used = UsedNights(
            listing: "1",
            first: try #require(CivilDate(words[0])),
            nights: try #require(Int(words[1].dropFirst()))
        )
        for word in words.dropFirst(2) {
            switch word {
            case "hosted": used.isHosted = true
            case "declared": used.isDeclared = true
            case "available": used.state = .available
            default:
                if word.hasPrefix("d=") { used.dwelling = String(word.dropFirst(2)) }
                if word.hasPrefix("l=") { used.listing = String(word.dropFirst(2)) }
                if word.hasPrefix("g=") { used.guests = Int(word.dropFirst(2)) }
                if word.hasPrefix("r=") { used.revenueMinor = Int64(word.dropFirst(2)) }
            }
        }
        return used
    }
}
