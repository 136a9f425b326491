internal import Domain
internal import Foundation

/// The licence numbers of accounts, and how likely strangers share some.
///
/// A number may be copied, mistyped, or shown by two agencies that let one flat: two accounts share
/// some the more often the more numbers both have. How often is counted over all accounts; the
/// accounts of one operator are among them, so that too much is put down to chance, not too little.
struct LicenceColumn {
    /// For each number the accounts that show it.
    let holders: [[Int]]

    /// For each account its numbers, rising, each with the places it is shown at.
    private let shown: [[(number: Int32, places: [GeoPoint])]]

    /// The numbers once more, one account after the other.
    private let numbers: NumberColumn

    /// How often one number of one account is one certain number of another.
    private let rate: Double

    /// The same for numbers that both show at one place.
    private var nearRate = 1.0

    private let accounts: Int

    init(_ records: [AccountRecord], metres: Double, most: Int) {
        var known = ValueNumbers()
        var holders: [[Int]] = []
        shown = records.enumerated().map { index, record in
            var places: [Int32: [GeoPoint]] = [:]
            for licence in record.licences {
                let number = known.number(licence.number)
                if Int(number) == holders.count { holders.append([]) }
                if places[number] == nil { holders[Int(number)].append(index) }
                places[number, default: []] += licence.place.map { [$0] } ?? []
            }
            return places.sorted { $0.key < $1.key }.map { (number: $0.key, places: $0.value) }
        }
        self.holders = holders
        self.numbers = NumberColumn(shown.map { $0.map(\.number) })
        accounts = max(1, shown.count { !$0.isEmpty })
        let all = Double(max(1, shown.reduce(0) { $0 + $1.count }))
        let pairs = holders.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
        rate = max(Double(pairs), 0.5) / (all * all / 2)
        nearRate = max(Double(nearPairs(metres, most)), 0.5) / (all * all / 2)
    }

    /// How many pairs of accounts show a number at one place; numbers that more than `most`
    /// accounts show are no sign of anything and are passed over.
    private func nearPairs(_ metres: Double, _ most: Int) -> Int {
        var pairs = 0
        for (number, accounts) in holders.enumerated() where 2...max(2, most) ~= accounts.count {
            let places = accounts.map { account in
                shown[account].first { $0.number == Int32(number) }?.places ?? []
            }
            for (index, here) in places.enumerated() {
                pairs += places[..<index].count { there in
                    here.contains { one in there.contains { one.metres(to: $0) <= metres } }
                }
            }
        }
        return pairs
    }

    /// How many numbers two accounts share, and how many of them at one place; `nil` where one of
    /// them shows none.
    func shared(_ one: Int, _ other: Int, within metres: Double) -> Shared? {
        if numbers.count(one) == 0 || numbers.count(other) == 0 { return nil }
        // Nearly all pairs share none, which is told without a look at the places.
        guard numbers.haveCommon(one, other) else { return Shared() }
        let (first, second) = (shown[one], shown[other])
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
        let numbers = Double(shown[one].count) * Double(shown[other].count)
        let holders = (Double(shared.fewestHolders) - 1.5) / Double(accounts)
        guard isNear else { return max(Self.tail(shared.all, mean: rate * numbers), holders) }
        let part = nearRate / rate
        return max(Self.tail(shared.near, mean: nearRate * numbers), holders * holders * part, 1e-9)
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
}
