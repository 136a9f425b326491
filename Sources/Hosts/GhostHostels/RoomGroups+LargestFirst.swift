extension RoomGroups {
    /// The largest set of rooms that all meet, then the largest of the others, down to the size.
    ///
    /// Of equally large ones the one whose rooms lie nearest together, then the first by id: the
    /// order of input decides nothing.
    func largestFirst(_ component: [Int]) -> [[Int]] {
        var left = component
        var found: [[Int]] = []
        while left.count >= definition.rooms {
            let best = largestClique(left)
            guard best.count >= definition.rooms else { break }
            found.append(best)
            left.removeAll { best.contains($0) }
        }
        return found
    }

    /// Bron and Kerbosch's search with a pivot (CACM 16 (1973) 575), cut off where no larger set
    /// can come.
    private func largestClique(_ rooms: [Int]) -> [Int] {
        var search = CliqueSearch(
            near: rooms.map { room in
                Set(
                    rooms.indices.filter { index in
                        rooms[index] != room && meet(room, rooms[index])
                    }
                )
            },
            length: { clique in
                clique.reduce(0.0) { sum, one in
                    clique.reduce(sum) {
                        $0 + metres(rooms[one], rooms[$1])
                    }
                }
            }
        )
        search.extend([], Set(rooms.indices), [])
        return search.best.map { rooms[$0] }.sorted()
    }
}

/// The search for the largest set of pairwise neighbours.
private struct CliqueSearch {
    let near: [Set<Int>]
    let length: ([Int]) -> Double
    private(set) var best: [Int] = []
    private var bestLength = Double.infinity

    /// Steps after which the best set so far is taken: a bound for hosts with very many rooms at
    /// one place, where any large set says the same.
    private var steps = 100_000

    init(near: [Set<Int>], length: @escaping ([Int]) -> Double) {
        self.near = near
        self.length = length
    }

    mutating func extend(_ clique: [Int], _ candidates: Set<Int>, _ done: Set<Int>) {
        steps -= 1
        guard steps > 0, clique.count + candidates.count >= best.count else { return }
        if candidates.isEmpty {
            if done.isEmpty { consider(clique) }
            return
        }
        let pivot = candidates.union(done).sorted().max {
            near[$0].intersection(candidates).count < near[$1].intersection(candidates).count
        }
        let skipped = pivot.map { near[$0] } ?? []
        var (candidates, done) = (candidates, done)
        for room in candidates.subtracting(skipped).sorted() {
            extend(
                clique + [room],
                candidates.intersection(near[room]),
                done.intersection(near[room])
            )
            candidates.remove(room)
            done.insert(room)
        }
    }

    private mutating func consider(_ clique: [Int]) {
        let sorted = clique.sorted()
        let length = length(sorted)
        let isBetter =
            sorted.count > best.count
            || sorted.count == best.count
                && (length < bestLength
                    || length == bestLength && sorted.lexicographicallyPrecedes(best))
        if isBetter {
            best = sorted
            bestLength = length
        }
    }
}
