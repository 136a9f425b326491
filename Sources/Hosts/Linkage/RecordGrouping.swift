/// Puts records into groups, the surest first, while the evidence outweighs the cost.
///
/// Two groups are put together when `bestLink` of their best link and the rest of the mean over all
/// pairs between them reach the limit. Every pair between them counts, also those that no blocking
/// rule compared: one wrong link between two portfolios is outvoted by the many pairs that differ.
struct RecordGrouping {
    /// Bits for two records.
    private let weight: (Int, Int) -> Double
    private let bestLink: Double
    private let limit: Double

    /// Pairs that somebody has decided are not of one group.
    private let apart: Set<RecordPair>

    private var members: [[Int]]
    private var group: [Int]
    private var versions: [Int]
    private var bonds: [[Int: Bond]]
    private var queue = MergeQueue()

    /// What speaks for putting two groups together.
    private struct Bond {
        var sum: Double
        var best: Double
        var pairs: Int
        var isForbidden = false
    }

    /// Puts records into groups.
    ///
    /// - Parameters:
    ///   - count: how many records.
    ///   - links: pairs that may be of one group, with their weight.
    ///   - grouping: what the best link counts for.
    ///   - limit: the least weight, in bits.
    ///   - together: pairs that somebody has decided are of one group.
    ///   - apart: pairs that somebody has decided are not.
    ///   - weight: the weight of any pair.
    /// - Returns: the groups, each sorted, in the order of their first records.
    static func groups(
        count: Int,
        links: [(pair: RecordPair, weight: Double)],
        grouping: LinkageModel.Grouping,
        limit: Double,
        together: [RecordPair] = [],
        apart: Set<RecordPair> = [],
        weight: @escaping (Int, Int) -> Double
    ) -> [[Int]] {
        var state = RecordGrouping(
            weight: weight,
            bestLink: grouping.bestLink,
            limit: limit,
            apart: apart,
            members: (0..<count).map { [$0] },
            group: Array(0..<count),
            versions: Array(repeating: 0, count: count),
            bonds: Array(repeating: [:], count: count)
        )
        for link in links { state.bind(link.pair, link.weight) }
        for pair in together {
            let (one, other) = (state.group[pair.one], state.group[pair.other])
            if one != other { state.merge(one, other) }
        }
        state.mergeAll()
        return state.members.filter { !$0.isEmpty }.map { $0.sorted() }
            .sorted { $0[0] < $1[0] }
    }

    private mutating func bind(_ pair: RecordPair, _ weight: Double) {
        let isForbidden = apart.contains(pair)
        let bond = Bond(sum: weight, best: weight, pairs: 1, isForbidden: isForbidden)
        bonds[pair.one][pair.other] = bond
        bonds[pair.other][pair.one] = bond
        push(pair.one, pair.other, bond)
    }

    private mutating func push(_ one: Int, _ other: Int, _ bond: Bond) {
        guard !bond.isForbidden else { return }
        let score = bestLink * bond.best + (1 - bestLink) * bond.sum / Double(bond.pairs)
        guard score >= limit else { return }
        let (low, high) = (min(one, other), max(one, other))
        queue.push(
            MergeQueue.Entry(
                score: score,
                one: low,
                other: high,
                versions: (versions[low], versions[high])
            )
        )
    }

    private mutating func mergeAll() {
        while let entry = queue.pop() {
            let isCurrent =
                versions[entry.one] == entry.versions.0
                && versions[entry.other] == entry.versions.1
            if isCurrent { merge(entry.one, entry.other) }
        }
    }

    /// Puts the other group into the one that holds the lower record.
    private mutating func merge(_ first: Int, _ second: Int) {
        let isOrdered = members[first][0] < members[second][0]
        let (one, other) = isOrdered ? (first, second) : (second, first)
        var merged = bonds[one]
        merged[other] = nil
        for (third, bond) in bonds[other] where third != one {
            bonds[third][other] = nil
            if let known = merged[third] {
                merged[third] = Bond(
                    sum: known.sum + bond.sum,
                    best: max(known.best, bond.best),
                    pairs: known.pairs + bond.pairs,
                    isForbidden: known.isForbidden || bond.isForbidden
                )
            } else {
                merged[third] = extended(bond, by: one, third)
            }
        }
        for (third, bond) in bonds[one] where third != other && bonds[other][third] == nil {
            merged[third] = extended(bond, by: other, third)
        }
        for record in members[other] { group[record] = one }
        members[one] += members[other]
        members[other] = []
        versions[one] += 1
        versions[other] += 1
        bonds[other] = [:]
        bonds[one] = merged
        for (third, bond) in merged.sorted(by: { $0.key < $1.key }) {
            bonds[third][one] = bond
            push(one, third, bond)
        }
    }

    /// A bond with the pairs between two groups that had none.
    private func extended(_ bond: Bond, by one: Int, _ other: Int) -> Bond {
        var bond = bond
        for record in members[one] {
            for second in members[other] {
                let weight = weight(record, second)
                bond.sum += weight
                bond.best = max(bond.best, weight)
                bond.pairs += 1
                if apart.contains(RecordPair(record, second)) { bond.isForbidden = true }
            }
        }
        return bond
    }
}

/// The merges that may come, the surest first; ties in the order of records.
struct MergeQueue {
    struct Entry {
        var score: Double
        var one: Int
        var other: Int
        var versions: (Int, Int)

        func comes(before entry: Entry) -> Bool {
            if score != entry.score { return score > entry.score }
            return (one, other) < (entry.one, entry.other)
        }
    }

    private var heap: [Entry] = []

    mutating func push(_ entry: Entry) {
        heap.append(entry)
        var index = heap.count - 1
        while index > 0 {
            let parent = (index - 1) / 2
            guard heap[index].comes(before: heap[parent]) else { break }
            heap.swapAt(index, parent)
            index = parent
        }
    }

    mutating func pop() -> Entry? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var index = 0
        while true {
            var best = index
            for child in [2 * index + 1, 2 * index + 2] where child < heap.count {
                if heap[child].comes(before: heap[best]) { best = child }
            }
            guard best != index else { return first }
            heap.swapAt(index, best)
            index = best
        }
    }
}
