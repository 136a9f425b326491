internal import Domain
internal import Foundation

/// The licence numbers of accounts, and how likely strangers share some.
///
/// A number that was copied or mistyped stands anywhere: by chance two accounts share one the more
/// often the more numbers both have, and at one place as often as two advertisements at all are
/// near each other.
struct LicenceColumn {
    /// For each number the accounts that show it.
    let holders: [[Int]]

    /// For each account its numbers, rising, each with the places it is shown at.
    private let shown: [[(number: Int32, places: [GeoPoint])]]

    /// How often one number of one account is one certain number of another.
    private let rate: Double

    /// How often two advertisements at all are within the metres of the model.
    private let nearPart: Double

    private let accounts: Int

    /// How many advertisements are drawn to see how near they are to each other.
    private static let draws = 50_000

    init(_ records: [AccountRecord], metres: Double, seed: UInt64) {
        var numbers = ValueNumbers()
        var holders: [[Int]] = []
        shown = records.enumerated().map { index, record in
            var places: [Int32: [GeoPoint]] = [:]
            for licence in record.licences {
                let number = numbers.number(licence.number)
                if Int(number) == holders.count { holders.append([]) }
                if places[number] == nil { holders[Int(number)].append(index) }
                places[number, default: []] += licence.place.map { [$0] } ?? []
            }
            return places.sorted { $0.key < $1.key }.map { (number: $0.key, places: $0.value) }
        }
        self.holders = holders
        accounts = max(1, shown.count { !$0.isEmpty })
        let all = Double(max(1, shown.reduce(0) { $0 + $1.count }))
        let pairs = holders.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
        rate = max(Double(pairs), 0.5) / (all * all / 2)
        let points = records.flatMap { record in record.licences.compactMap(\.place) }
        nearPart = Self.nearPart(points, metres, seed)
    }

    /// How many numbers two accounts share, and how many of them at one place; `nil` where one of
    /// them shows none.
    func shared(_ one: Int, _ other: Int, within metres: Double) -> Shared? {
        let (first, second) = (shown[one], shown[other])
        if first.isEmpty || second.isEmpty { return nil }
        var shared = Shared()
        var (left, right) = (0, 0)
        while left < first.count, right < second.count {
            if first[left].number < second[right].number {
                left += 1
            } else if first[left].number > second[right].number {
                right += 1
            } else {
                shared.all += 1
                shared.fewestHolders = min(
                    shared.fewestHolders,
                    holders[Int(first[left].number)].count
                )
                let isNear = first[left].places.contains { here in
                    second[right].places.contains { here.metres(to: $0) <= metres }
                }
                if isNear { shared.near += 1 }
                left += 1
                right += 1
            }
        }
        return shared
    }

    /// What two accounts share.
    struct Shared {
        var all = 0
        var near = 0
        var fewestHolders = Int.max
    }

    /// How often strangers with as many numbers share as many; never less than how often a
    /// stranger shows the rarest of them.
    func chance(_ one: Int, _ other: Int, _ shared: Shared, isNear: Bool) -> Double {
        let mean = rate * Double(shown[one].count) * Double(shown[other].count)
        let holders = (Double(shared.fewestHolders) - 1.5) / Double(accounts)
        let part = isNear ? nearPart : 1
        let count = isNear ? shared.near : shared.all
        return max(Self.tail(count, mean: mean * part), holders * holders * part, 1e-9)
    }

    /// The probability that a Poisson variable is at least a number.
    private static func tail(_ number: Int, mean: Double) -> Double {
        // By the series upwards from the number: no difference of nearly equal terms.
        var term = exp(Double(number) * log(mean) - mean - lgamma(Double(number) + 1))
        var sum = 0.0
        var next = number
        while term > sum * 1e-12, next < number + 1000 {
            sum += term
            next += 1
            term *= mean / Double(next)
        }
        return min(1, sum)
    }

    private static func nearPart(_ points: [GeoPoint], _ metres: Double, _ seed: UInt64) -> Double {
        guard points.count > 1 else { return 1 }
        var random = RandomPairs(seed: seed, count: points.count)
        var near = 0
        for _ in 0..<draws {
            let (one, other) = random.next()
            if points[one].metres(to: points[other]) <= metres { near += 1 }
        }
        return (Double(near) + 0.5) / Double(draws + 1)
    }
}
