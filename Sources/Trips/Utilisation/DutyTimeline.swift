/// What one driver did for one operator: times at its disposal, cut into P1, P2 and P3.
///
/// Rides that overlap are united, so that a minute with two passengers is one minute. A pick-up is
/// known to the minute: one that seems to begin less than a minute before the trip or the session
/// that it follows begins there.
public struct DutyTimeline: Sendable {
    /// A stretch of time in which the driver did one thing; seconds of universal time.
    public struct Piece: Hashable, Sendable {
        /// From when to before when.
        public var time: Range<Int64>

        /// What the driver did.
        public var period: ServicePeriod

        /// Where: of P3 and P2 the zone of the pick-up, else that of the last drop-off since the
        /// session began; `nil` where it is not told.
        public var zone: Int32?
    }

    /// A trip; seconds of universal time.
    public struct Trip: Hashable, Sendable {
        /// When it was ordered; `nil` where that is not known.
        public var ordered: Int64?

        /// From the pick-up to the drop-off.
        public var time: Range<Int64>

        /// The zone of the pick-up.
        public var origin: Int32?

        /// The zone of the drop-off.
        public var destination: Int32?

        /// A trip.
        public init(ordered: Int64?, time: Range<Int64>, origin: Int32?, destination: Int32?) {
            self.ordered = ordered
            self.time = time
            self.origin = origin
            self.destination = destination
        }
    }

    /// The stretches in the order of time; they do not overlap.
    public private(set) var pieces: [Piece] = []

    /// Trips that lie outside of all sessions, wholly or for a minute and more.
    public private(set) var tripsOutside = 0

    private static let resolution: Int64 = 60

    /// Cuts the time of a driver.
    ///
    /// - Parameters:
    ///   - sessions: when the driver was at the operator's disposal, in the order of their starts;
    ///     `nil` where nothing is known of it: then only P2 and P3 are.
    ///   - trips: the driver's, in the order of their pick-ups.
    public init(sessions: [Range<Int64>]?, trips: [Trip]) {
        let duty = sessions.map(Self.united)
        var runs: [Run] = []
        for trip in trips { Self.append(trip, to: &runs, duty) }
        let gaps = Self.gaps(before: runs)
        for (run, gap) in zip(runs, gaps) {
            if duty != nil {
                let period: ServicePeriod = run.parts[0].isOrderTold ? .free : .undivided
                add(gap.free, period, gap.zone, duty, isEmpty: true)
            }
            add(gap.approach, .approach, run.parts[0].zone, duty)
            for part in run.parts { add(part.time, .occupied, part.zone, duty) }
        }
        if let duty {
            let rest = (runs.last?.end ?? .min)..<Int64.max
            add(rest, .free, runs.last?.destination, duty, isEmpty: true)
            tripsOutside = trips.count { trip in
                let outside = Self.seconds(of: trip.time, outside: duty)
                return outside >= Self.resolution || (outside > 0 && trip.time.count == outside)
            }
        }
    }

    /// Trips that overlap or follow each other without a gap.
    private struct Run {
        var parts: [(time: Range<Int64>, zone: Int32?, isOrderTold: Bool)]
        var destination: Int32?
        var orders: [Int64] = []
        var start: Int64 { parts[0].time.lowerBound }
        var end: Int64 { parts[parts.count - 1].time.upperBound }
    }

    private static func append(_ trip: Trip, to runs: inout [Run], _ duty: [Range<Int64>]?) {
        var time = trip.time
        func move(to start: Int64) {
            time = start..<start + Int64(time.count)
        }
        if let duty, let session = duty[first(duty, endingAfter: time.lowerBound)...].first,
            time.lowerBound < session.lowerBound,
            session.lowerBound - time.lowerBound < resolution
        {
            move(to: session.lowerBound)
        }
        let last = runs.indices.last
        if let last, time.lowerBound < runs[last].end,
            runs[last].end - time.lowerBound < resolution
        {
            move(to: runs[last].end)
        }
        let isTold = trip.ordered != nil
        guard let last, time.lowerBound <= runs[last].end else {
            runs.append(
                Run(
                    parts: [(time, trip.origin, isTold)],
                    destination: trip.destination,
                    orders: trip.ordered.map { [$0] } ?? []
                )
            )
            return
        }
        if let ordered = trip.ordered { runs[last].orders.append(ordered) }
        guard time.upperBound > runs[last].end else { return }
        runs[last].parts.append((runs[last].end..<time.upperBound, trip.origin, isTold))
        runs[last].destination = trip.destination
    }

    /// What lies before each run: a part without an order, then one with an order.
    ///
    /// An order that came before an earlier trip ended holds from there on.
    private static func gaps(
        before runs: [Run]
    ) -> [(free: Range<Int64>, approach: Range<Int64>, zone: Int32?)] {
        let starts = [Int64.min] + runs.map(\.end)
        var orders = runs.map(\.start)
        for (index, run) in runs.enumerated() {
            for ordered in run.orders {
                var place = index
                while place >= 0, ordered < runs[place].start {
                    orders[place] = min(orders[place], max(ordered, starts[place]))
                    place -= 1
                }
            }
        }
        return runs.indices.map { index in
            (
                starts[index]..<orders[index], orders[index]..<runs[index].start,
                index > 0 ? runs[index - 1].destination : nil
            )
        }
    }

    private mutating func add(
        _ time: Range<Int64>,
        _ period: ServicePeriod,
        _ zone: Int32?,
        _ duty: [Range<Int64>]?,
        isEmpty: Bool = false
    ) {
        guard !time.isEmpty else { return }
        guard let duty else {
            pieces.append(Piece(time: time, period: period, zone: zone))
            return
        }
        for session in duty[Self.first(duty, endingAfter: time.lowerBound)...] {
            guard session.lowerBound < time.upperBound else { break }
            let clipped = session.clamped(to: time)
            guard !clipped.isEmpty else { continue }
            // Where a car was when a session began nobody tells.
            let isKnown = !isEmpty || session.lowerBound < time.lowerBound
            pieces.append(Piece(time: clipped, period: period, zone: isKnown ? zone : nil))
        }
    }

    /// The place of the first session that ends after a moment.
    private static func first(_ sessions: [Range<Int64>], endingAfter moment: Int64) -> Int {
        var (low, high) = (0, sessions.count)
        while low < high {
            let middle = (low + high) / 2
            if sessions[middle].upperBound <= moment { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func seconds(of time: Range<Int64>, outside duty: [Range<Int64>]) -> Int {
        var inside = 0
        for session in duty[first(duty, endingAfter: time.lowerBound)...] {
            guard session.lowerBound < time.upperBound else { break }
            inside += session.clamped(to: time).count
        }
        return time.count - inside
    }

    private static func united(_ ranges: [Range<Int64>]) -> [Range<Int64>] {
        var united: [Range<Int64>] = []
        for range in ranges where !range.isEmpty {
            if let last = united.last, range.lowerBound <= last.upperBound {
                united[united.count - 1] =
                    last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                united.append(range)
            }
        }
        return united
    }
}
