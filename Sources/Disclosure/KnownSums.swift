/// Published sums with everything taken out of them that other published sums tell: the same
/// knowledge in smaller pieces.
///
/// A total whose parts are published but for two says something of those two alone. Without this
/// every hidden count of a city would hang on every other.
struct KnownSums {
    /// A sum over fewer counts, and the published sums that it comes from.
    struct Piece: Hashable {
        var members: [Int]
        var value: Int64
        var sources: [Int]
    }

    private(set) var pieces: [Piece] = []

    init(_ sums: [SumOfCounts], counts: Int) {
        let known = sums.indices.filter { sums[$0].value != nil && !sums[$0].members.isEmpty }
        let sets = Dictionary(uniqueKeysWithValues: known.map { ($0, Set(sums[$0].members)) })
        var holders: [[Int]] = Array(repeating: [], count: counts)
        // The largest first, so that few pieces are taken out of a total.
        let bySize = known.sorted { left, right in
            let (one, other) = (sums[left].members.count, sums[right].members.count)
            return one == other ? left < right : one > other
        }
        for index in bySize { for member in sums[index].members { holders[member].append(index) } }
        for index in known {
            guard let value = sums[index].value, let whole = sets[index] else { continue }
            var piece = Piece(members: [], value: value, sources: [index])
            var rest = whole
            for member in sums[index].members where rest.contains(member) {
                let inner = holders[member].first { other in
                    guard other != index, let part = sets[other] else { return false }
                    return part.count < whole.count && part.isSubset(of: rest)
                }
                if let inner, let part = sets[inner], let amount = sums[inner].value {
                    piece.value -= amount
                    piece.sources.append(inner)
                    rest.subtract(part)
                }
            }
            piece.members = sums[index].members.filter(rest.contains)
            if !piece.members.isEmpty { pieces.append(piece) }
        }
    }
}
