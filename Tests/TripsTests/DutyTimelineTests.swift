import Testing
import Trips

/// One driver's time, cut into P1, P2 and P3.
@Suite struct DutyTimelineTests {
    private typealias Trip = DutyTimeline.Trip

    /// The pieces as `p1 0-100`; times in seconds.
    private func pieces(_ sessions: [Range<Int64>]?, _ trips: [Trip]) -> [String] {
        DutyTimeline(sessions: sessions, trips: trips).pieces.map { piece in
            let name = ["p1", "p2", "p1/p2", "p3"][piece.period.rawValue]
            let zone = piece.zone.map { " in \($0)" } ?? ""
            return "\(name) \(piece.time.lowerBound)-\(piece.time.upperBound)\(zone)"
        }
    }

    private func trip(
        _ ordered: Int64?,
        _ time: Range<Int64>,
        _ origin: Int32? = nil,
        _ destination: Int32? = nil
    ) -> Trip {
        Trip(ordered: ordered, time: time, origin: origin, destination: destination)
    }

    @Test func `a session is free, then on the way, then occupied, then free`() {
        #expect(
            pieces([0..<10_000], [trip(2_000, 3_000..<5_000, 7, 8)])
                == ["p1 0-2000", "p2 2000-3000 in 7", "p3 3000-5000 in 7", "p1 5000-10000 in 8"]
        )
    }

    @Test func `where no order is told free and on the way are not told apart`() {
        #expect(
            pieces([0..<10_000], [trip(nil, 3_000..<5_000, 7, 8)])
                == ["p1/p2 0-3000", "p3 3000-5000 in 7", "p1 5000-10000 in 8"]
        )
    }

    @Test func `a session without trips is free`() {
        #expect(pieces([0..<600], []) == ["p1 0-600"])
        #expect(pieces([], []) == [])
    }

    @Test func `sessions that overlap are one, and none is between them`() {
        let trips = [trip(900, 1_000..<2_000, 1, 2), trip(5_200, 5_500..<6_000, 3, 4)]
        // What a car did between the sessions is not the operator's time.
        #expect(
            pieces([0..<1_500, 1_200..<3_000, 5_000..<6_500], trips) == [
                "p1 0-900", "p2 900-1000 in 1", "p3 1000-2000 in 1", "p1 2000-3000 in 2",
                "p1 5000-5200", "p2 5200-5500 in 3", "p3 5500-6000 in 3", "p1 6000-6500 in 4",
            ]
        )
    }

    @Test func `without sessions only what trips tell is known`() {
        #expect(
            pieces(nil, [trip(900, 1_000..<2_000, 1, 2), trip(nil, 4_000..<5_000, 3, 4)])
                == ["p2 900-1000 in 1", "p3 1000-2000 in 1", "p3 4000-5000 in 3"]
        )
    }

    @Test func `a ride that is shared counts once`() {
        let trips = [
            trip(0, 1_000..<3_000, 1, 2), trip(800, 2_000..<4_000, 5, 6),
            trip(900, 2_500..<2_800, 7, 8),
        ]
        #expect(
            pieces(nil, trips)
                == ["p2 0-1000 in 1", "p3 1000-3000 in 1", "p3 3000-4000 in 5"]
        )
    }

    @Test func `an order that came while another passenger rode holds from the drop-off on`() {
        let trips = [trip(0, 1_000..<3_000, 1, 2), trip(2_000, 4_000..<5_000, 3, 4)]
        #expect(
            pieces([0..<6_000], trips) == [
                "p2 0-1000 in 1", "p3 1000-3000 in 1", "p2 3000-4000 in 3", "p3 4000-5000 in 3",
                "p1 5000-6000 in 4",
            ]
        )
    }

    @Test func `an order that came before an earlier trip makes the way to that trip no free time`()
    {
        let trips = [trip(800, 1_000..<3_000, 1, 2), trip(200, 4_000..<5_000, 3, 4)]
        #expect(
            pieces([0..<5_000], trips) == [
                "p1 0-200", "p2 200-1000 in 1", "p3 1000-3000 in 1", "p2 3000-4000 in 3",
                "p3 4000-5000 in 3",
            ]
        )
    }

    @Test(arguments: [(59, "p3 1000-1500"), (60, "p3 1000-1440")])
    func `seconds that are cut off make no trip begin before its session`(
        early: Int64,
        expected: String
    ) {
        let trips = [trip(nil, (1_000 - early)..<(1_500 - early))]
        #expect(
            pieces([1_000..<1_500], trips) == [expected] + (early == 60 ? ["p1 1440-1500"] : [])
        )
    }

    @Test(arguments: [
        (900..<1_100, 1), (940..<1_100, 1), (941..<1_100, 0), (1_000..<2_000, 0),
        (1_900..<2_059, 0), (1_900..<2_060, 1), (3_000..<3_010, 1),
    ])
    func `a trip beside a session is noticed from a minute on`(time: Range<Int64>, outside: Int) {
        let timeline = DutyTimeline(sessions: [1_000..<2_000], trips: [trip(nil, time)])
        #expect(timeline.tripsOutside == outside)
    }

    @Test(arguments: 0..<40)
    func `pieces never overlap and fill the sessions exactly`(seed: UInt64) {
        var state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
        func draw(_ bound: Int64) -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64((state >> 33) % UInt64(bound))
        }
        let sessions = (0..<4).map { _ -> Range<Int64> in
            let start = draw(20_000)
            return start..<start + draw(8_000)
        }.sorted { $0.lowerBound < $1.lowerBound }
        let trips = (0..<12).map { _ -> Trip in
            let start = draw(26_000)
            return trip(
                draw(3) == 0 ? nil : start - draw(1_500),
                start..<start + draw(2_400),
                Int32(draw(5)),
                Int32(draw(5))
            )
        }.sorted {
            ($0.time.lowerBound, $0.time.upperBound) < ($1.time.lowerBound, $1.time.upperBound)
        }
        let pieces = DutyTimeline(sessions: sessions, trips: trips).pieces
        for (one, next) in zip(pieces, pieces.dropFirst()) {
            #expect(one.time.upperBound <= next.time.lowerBound)
        }
        // Second by second, whatever the periods are.
        let inSessions = (0..<30_000).count { second in
            sessions.contains { $0.contains(Int64(second)) }
        }
        #expect(pieces.reduce(0) { $0 + $1.time.count } == inSessions)
    }
}
