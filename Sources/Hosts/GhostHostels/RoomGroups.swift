internal import Domain

/// Puts the rooms of one host together, by a definition.
struct RoomGroups {
    let definition: GhostHostelDefinition
    let offers: [RoomOffer]

    /// The places on the ground, ready for distances; `nil` for places in a plane.
    private let grounds: [GroundPoint?]

    init(definition: GhostHostelDefinition, offers: [RoomOffer]) {
        self.definition = definition
        self.offers = offers
        grounds = offers.map { offer in
            guard case .ground(let point) = offer.place else { return nil }
            return GroundPoint(point)
        }
    }

    /// The groups of some rooms, each sorted.
    func groups(of rooms: [Int]) -> [[Int]] {
        var found: Set<[Int]> = []
        for component in components(rooms, radius: nil) {
            for part in split(component) { found.formUnion(thinned(part)) }
        }
        if definition.grouping.keepsLost {
            let grouped = Set(found.joined())
            let left = rooms.filter { !grouped.contains($0) }
            for component in components(left, radius: nil) {
                found.formUnion(largestFirst(component))
            }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Whether the circles around two rooms meet, at another radius where one is given.
    func meet(_ one: Int, _ other: Int, _ radius: Double? = nil) -> Bool {
        if let here = grounds[one], let there = grounds[other] {
            return here.isWithin(2 * (radius ?? definition.vicinity.radius), of: there)
        }
        return definition.vicinity.meet(offers[one].place, offers[other].place, radius: radius)
    }

    // MARK: Groups that hang together

    /// The groups that hang together by pairs that meet, of the size that is asked for.
    private func components(_ rooms: [Int], radius: Double?) -> [[Int]] {
        allComponents(rooms, radius: radius).filter { $0.count >= definition.rooms }
    }

    private func allComponents(_ rooms: [Int], radius: Double?) -> [[Int]] {
        var left = rooms
        var found: [[Int]] = []
        while let first = left.popLast() {
            var component = [first]
            var next = 0
            while next < component.count {
                let room = component[next]
                let near = left.filter { meet(room, $0, radius) }
                component += near
                left.removeAll { near.contains($0) }
                next += 1
            }
            found.append(component.sorted())
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    // MARK: Splitting and thinning

    private func split(_ component: [Int]) -> [[Int]] {
        guard component.count >= definition.grouping.splitFrom else { return [component] }
        var radius = definition.grouping.step
        while true {
            let parts = allComponents(component, radius: radius)
            if parts.allSatisfy({ $0.count >= definition.rooms }) { return parts }
            radius += definition.grouping.step
        }
    }

    private func thinned(_ component: [Int]) -> [[Int]] {
        var found: [[Int]] = []
        var rooms = component
        while rooms.count >= definition.rooms {
            var kept = rooms
            var removed: [Int] = []
            while kept.count >= definition.rooms, !allMeet(kept) {
                removed.append(kept.remove(at: farthest(kept)))
            }
            if kept.count >= definition.rooms { found.append(kept) }
            if removed.isEmpty { break }
            rooms = removed.sorted()
        }
        return found
    }

    /// Metres between two rooms.
    func metres(_ one: Int, _ other: Int) -> Double {
        if let here = grounds[one], let there = grounds[other] { return here.metres(to: there) }
        return offers[one].place.metres(to: offers[other].place)
    }

    private func allMeet(_ rooms: [Int]) -> Bool {
        rooms.indices.allSatisfy { index in
            rooms[..<index].allSatisfy { meet($0, rooms[index]) }
        }
    }

    /// The position of the room with the greatest mean distance to the others; the first of ties.
    private func farthest(_ rooms: [Int]) -> Int {
        let sums = rooms.map { room in
            rooms.reduce(0.0) { $0 + metres(room, $1) }
        }
        return sums.indices.reduce(0) { sums[$1] > sums[$0] ? $1 : $0 }
    }
}
