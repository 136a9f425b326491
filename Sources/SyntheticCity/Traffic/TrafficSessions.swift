internal import Domain

/// The time that drivers of the company in Chicago's layout were at its disposal, with what is
/// true of it: seconds without an order, on the way and with a passenger.
struct TrafficSessions {
    /// A time at the company's disposal, with its trips in their order.
    struct Session {
        var driver: String
        var start: Int
        var end: Int
        var trips: [TrafficTrip]

        /// Seconds with a passenger.
        var occupied: Int { trips.reduce(0) { $0 + $1.seconds } }
    }

    /// The sessions by their starts.
    let sessions: [Session]

    /// Whoever has had no order for so long was away.
    private static let rest = 3 * 3_600

    init(_ world: TrafficWorld) {
        var sessions: [Session] = []
        for driver in world.drivers where driver.reportsToChicago {
            let trips = world.trips.filter { $0.driver == driver.index }.map(\.trip)
                .sorted { $0.pickUp < $1.pickUp }
            for trip in trips {
                if let last = sessions.indices.last, sessions[last].driver == driver.licence,
                    trip.requested - sessions[last].trips[sessions[last].trips.count - 1].end
                        < Self.rest
                {
                    sessions[last].trips.append(trip)
                } else {
                    sessions.append(
                        Session(driver: driver.licence, start: 0, end: 0, trips: [trip])
                    )
                }
            }
        }
        for place in sessions.indices {
            let trips = sessions[place].trips
            sessions[place].start = trips[0].requested - 300 - place * 37 % 600
            sessions[place].end = trips[trips.count - 1].end + 240 + place * 53 % 900
        }
        self.sessions = sessions.sorted { ($0.start, $0.driver) < ($1.start, $1.driver) }
    }

    /// Seconds without an order, on the way and occupied, of those before and from a moment on.
    func truth(from start: Int, to end: Int) -> (free: Int, approach: Int, occupied: Int) {
        var sums = (free: 0, approach: 0, occupied: 0)
        func length(_ from: Int, _ to: Int) -> Int { max(0, min(to, end) - max(from, start)) }
        for session in sessions {
            var last = session.start
            for trip in session.trips {
                let ordered = max(last, trip.requested)
                sums.free += length(last, ordered)
                sums.approach += length(ordered, trip.pickUp)
                sums.occupied += length(trip.pickUp, trip.end)
                last = trip.end
            }
            sums.free += length(last, session.end)
        }
        return sums
    }
}
