import Domain
import Testing

/// How many there are, from two lists.
@Suite struct CaptureRecaptureTests {
    @Test func `it is Chapman's estimate`() throws {
        // (201 × 151) / 51 - 1.
        let lists = try #require(CaptureRecapture(first: 200, second: 150, both: 50))
        #expect(lists.seen == 300)
        let estimate = try #require(lists.estimate)
        #expect(abs(estimate - (30_351.0 / 51 - 1)) < 1e-9)
    }

    @Test(arguments: [(6, false), (7, true), (8, true)])
    func `with fewer than seven on both lists nothing is estimated`(both: Int, isTold: Bool) throws
    {
        let lists = try #require(CaptureRecapture(first: 100, second: 80, both: both))
        #expect((lists.estimate != nil) == isTold)
        #expect((lists.interval != nil) == isTold)
    }

    @Test func `more on both lists than on one is no pair of lists`() {
        #expect(CaptureRecapture(first: 10, second: 5, both: 6) == nil)
        #expect(CaptureRecapture(first: 10, second: 5, both: -1) == nil)
    }

    @Test func `lists that are alike leave nothing unseen`() throws {
        let lists = try #require(CaptureRecapture(first: 40, second: 40, both: 40))
        #expect(lists.interval == Interval(lower: 40, upper: 40))
    }

    @Test func `the interval holds the true number about as often as it says`() throws {
        var state: UInt64 = 7
        func draw() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53)
        }
        let (truth, rounds) = (1_000, 600)
        var held = 0
        for _ in 0..<rounds {
            var (first, second, both) = (0, 0, 0)
            for _ in 0..<truth {
                let (one, other) = (draw() < 0.4, draw() < 0.3)
                if one { first += 1 }
                if other { second += 1 }
                if one, other { both += 1 }
            }
            let lists = try #require(CaptureRecapture(first: first, second: second, both: both))
            let interval = try #require(lists.interval)
            if interval.lower...interval.upper ~= Double(truth) { held += 1 }
        }
        #expect(0.925...0.975 ~= Double(held) / Double(rounds))
    }
}
