internal import Domain

/// Who goes where: expected confirmed breaches per hour, with a slice drawn by chance.
public struct WorkList: Hashable, Sendable {
    /// The visits of each team, in their order.
    public let teams: [[Visit]]

    /// A visit.
    public struct Visit: Hashable, Sendable {
        /// Where.
        public var candidate: VisitCandidate

        /// Why: for what is expected, or drawn by chance.
        public var origin: VisitOrigin

        /// Minutes on the way there.
        public var travelMinutes: Double

        /// Expected confirmed breaches per hour, the way included.
        public var yieldPerHour: Double
    }

    /// Plans the visits.
    ///
    /// Each team in turn takes the door that yields most per hour from where it stands; the doors
    /// drawn by chance are given to the team that stands nearest, after its others. Every team
    /// starts at the middle of the doors with findings.
    ///
    /// - Parameters:
    ///   - candidates: the doors with findings.
    ///   - all: every door, with or without findings: the audit slice is drawn among them.
    ///   - teams: how many teams.
    ///   - visits: how many visits each makes.
    ///   - auditShare: the part of all visits that is drawn by chance.
    ///   - seed: the seed of the draw; it belongs into the record.
    ///   - times: how long things take.
    /// - Complexity: teams × visits × candidates.
    public init(
        candidates: [VisitCandidate],
        all: [VisitCandidate],
        teams: Int,
        visits: Int,
        auditShare: Double,
        seed: String,
        times: VisitTimes
    ) {
        let audits = AuditSlice.size(visits: teams * visits, share: auditShare)
        let drawn = AuditSlice.drawn(all.map(\.id), count: audits, seed: seed)
        let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
        let slice = drawn.compactMap { byID[$0] }
        var taken = Set(slice.map(\.door))
        var left = candidates.sorted { ($1.probability, $0.id) < ($0.probability, $1.id) }
        let start = Self.middle(left.isEmpty ? slice : left)
        var places = Array(repeating: start, count: teams)
        var plan = Array(repeating: [Visit](), count: teams)
        // Each team leaves room for its part of the slice.
        let capacities = (0..<teams).map { team in
            visits - audits / max(1, teams) - (team < audits % max(1, teams) ? 1 : 0)
        }
        for round in 0..<visits {
            for team in 0..<teams where round < capacities[team] {
                let here = places[team]
                var best: (index: Int, travel: Double, yield: Double)?
                for (index, one) in left.enumerated() where !taken.contains(one.door) {
                    let travel = times.travelMinutes(here, one.place)
                    let yield = one.probability * 60 / (times.visitMinutes + travel)
                    if yield > best?.yield ?? -1 { best = (index, travel, yield) }
                }
                guard let best else { break }
                let one = left.remove(at: best.index)
                taken.insert(one.door)
                places[team] = one.place
                plan[team].append(
                    Visit(
                        candidate: one,
                        origin: .worklist,
                        travelMinutes: best.travel,
                        yieldPerHour: best.yield
                    )
                )
            }
        }
        for one in slice {
            let open = (0..<teams).filter { plan[$0].count < visits }
            let nearest = open.min { left, right in
                (places[left].metres(to: one.place), left)
                    < (places[right].metres(to: one.place), right)
            }
            guard let team = nearest else { break }
            let travel = times.travelMinutes(places[team], one.place)
            plan[team].append(
                Visit(
                    candidate: one,
                    origin: .random,
                    travelMinutes: travel,
                    yieldPerHour: one.probability * 60 / (times.visitMinutes + travel)
                )
            )
            places[team] = one.place
        }
        self.teams = plan
    }

    private static func middle(_ candidates: [VisitCandidate]) -> GeoPoint {
        let count = Double(max(1, candidates.count))
        return GeoPoint(
            latitude: candidates.reduce(0) { $0 + $1.place.latitude } / count,
            longitude: candidates.reduce(0) { $0 + $1.place.longitude } / count
        )
    }

    /// All visits.
    public var visits: [Visit] { teams.flatMap(\.self) }
}
