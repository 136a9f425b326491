/// How many advertisements of a day have as many free nights in all four windows.
///
/// Two that share what many have say little, two that share what nobody else has say much.
struct FreeNightFrequency {
    /// For each advertisement the part of its day's advertisements that a stranger shares it with.
    private let chances: [Float]

    init(_ advertisements: [HostedAdvertisement]) {
        struct Key: Hashable {
            var load: Int64
            var nights: [Int]
        }
        var counts: [Key: Int] = [:]
        var all: [Int64: Int] = [:]
        for one in advertisements {
            guard let nights = one.availability, Self.tells(nights) else { continue }
            counts[Key(load: one.source.loadID, nights: nights), default: 0] += 1
            all[one.source.loadID, default: 0] += 1
        }
        chances = advertisements.map { one in
            guard let nights = one.availability, Self.tells(nights) else { return 1 }
            let count = counts[Key(load: one.source.loadID, nights: nights)] ?? 1
            // The two themselves are left out, but for half a one.
            return Float(max(0.5, Double(count) - 1.5)) / Float(all[one.source.loadID] ?? 1)
        }
    }

    /// How often a stranger has as many free nights as this one.
    func chanceOfSharing(_ record: Int) -> Double { Double(chances[record]) }

    /// Whether free nights tell calendars apart: all or none is what many have.
    static func tells(_ nights: [Int]) -> Bool {
        nights != [0, 0, 0, 0] && nights != [30, 60, 90, 365]
    }
}
