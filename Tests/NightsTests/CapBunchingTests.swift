import Nights
import Policies
import Testing

/// Heaps of counts below a cap, on counts whose truth is known.
@Suite struct CapBunchingTests {
    private static let rules = BunchingRules(
        binNights: 5,
        binsEachSide: 4,
        minimumExpected: 10
    )

    /// SplitMix64: the same draws on every machine.
    private struct Draws {
        var state: UInt64

        mutating func unit() -> Double {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return Double((word ^ (word >> 31)) >> 11) / 9_007_199_254_740_992
        }
    }

    /// Nights of a city's homes: two humps of many sums of draws, as years of letting have.
    private func city(_ homes: Int, _ draws: inout Draws) -> [Int] {
        (0..<homes).map { _ in
            let centre = draws.unit() < 0.6 ? 60.0 : 150.0
            let spread = (0..<4).reduce(0.0) { sum, _ in sum + draws.unit() - 0.5 } * 90
            return max(0, Int(centre + spread))
        }
    }

    @Test func `a smooth city shows a heap no more often than the interval allows`() {
        var draws = Draws(state: 5)
        var (heaped, said) = (0, 0)
        for _ in 0..<400 {
            let heap = CapBunching(city(1500, &draws), cap: 90, rules: Self.rules)
            said += heap.excess == nil ? 0 : 1
            heaped += heap.verdict == .heaped ? 1 : 0
        }
        #expect(said == 400)
        #expect(heaped <= 20, "\(heaped) of 400")
    }

    @Test func `hosts who stop at the cap are seen, and the interval holds how many they are`() {
        var draws = Draws(state: 6)
        var (heaped, held) = (0, 0)
        for _ in 0..<400 {
            var moved = 0
            let counts = city(1500, &draws).map { nights in
                guard 91...95 ~= nights, draws.unit() < 0.8 else { return nights }
                moved += 1
                return 86 + Int(draws.unit() * 5)
            }
            let heap = CapBunching(counts, cap: 90, rules: Self.rules)
            heaped += heap.verdict == .heaped ? 1 : 0
            if let excess = heap.excess, excess.from...excess.to ~= Double(moved) { held += 1 }
        }
        #expect(heaped >= 360, "\(heaped) of 400")
        #expect(372...396 ~= held, "\(held) of 400")
    }

    @Test(arguments: [(9, nil), (10, 10.0), (11, 11.0)] as [(Int, Double?)])
    func `where the curve expects fewer than the least, nothing is said`(
        each: Int,
        expected: Double?
    ) throws {
        // As many in every bin from the fourth below the window to the fourth above the gap.
        let flat = (66...115).filter { $0 % 5 == 1 }.flatMap { night in
            Array(repeating: night, count: each)
        }
        let heap = CapBunching(flat, cap: 90, rules: Self.rules)
        #expect(heap.window == 86...90)
        #expect(heap.observed == each)
        #expect((heap.excess == nil) == (expected == nil))
        #expect(heap.verdict == (expected == nil ? .tooFew : .notSeen))
        if let expected { #expect(abs(try #require(heap.expected) - expected) < 1e-9) }
    }

    @Test func `a parabola is no heap, whatever stands in the gap above the cap`() throws {
        var counts: [Int] = []
        for bin in 0..<10 {
            let times = 40 + 3 * bin + 2 * bin * bin
            counts += Array(repeating: 66 + bin * 5, count: bin == 5 ? 0 : times)
        }
        let heap = CapBunching(counts, cap: 90, rules: Self.rules)
        #expect(abs(try #require(heap.expected) - 84) < 1e-9)
        #expect(heap.observed == 84)
    }

    @Test(arguments: [(15, 13...15), (5, 5...5), (30, 26...30)])
    func `the bins of a low cap are narrower`(cap: Int, window: ClosedRange<Int>) {
        #expect(CapBunching([], cap: cap, rules: Self.rules).window == window)
    }

    @Test func `below a cap of a few nights no curve is drawn`() {
        #expect(CapBunching([4, 4], cap: 4, rules: Self.rules).verdict == .tooLow)
    }
}
