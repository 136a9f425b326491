public import Policies

/// Whether the nights of many subjects heap just below a cap.
///
/// A host who stops letting at the cap, or says so, leaves a heap below it and a gap above. How many
/// would stand there otherwise tells a parabola through the bins around: those just above the cap, where
/// the heap comes from, are left out.
public struct CapBunching: Sendable {
    /// The most nights that are allowed.
    public let cap: Int

    /// Numbers of nights just below the cap, the cap with them.
    public let window: ClosedRange<Int>

    /// How many subjects have a number that was looked at, in the window or around it.
    public let subjects: Int

    /// How many stand in the window.
    public let observed: Int

    /// How many would without a heap; `nil` where no curve can be drawn.
    public let expected: Double?

    /// How many more stand there than would, from and to: the 95 % interval.
    public let excess: (from: Double, to: Double)?

    /// What may be said.
    public let verdict: Verdict

    /// What may be said of a heap.
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// More stand below the cap than a smooth curve explains.
        case heaped = "heaped below the cap"

        /// The interval holds none.
        case notSeen = "no heap is seen"

        /// So few subjects that nothing is said.
        case tooFew = "too few to say"

        /// The cap is so low that no curve can be drawn below it.
        case tooLow = "the cap is too low for a curve"
    }

    /// The normal quantile of a two-sided 95 % interval.
    private static let quantile = 1.959_964

    /// Looks for a heap.
    ///
    /// Counts of bins are taken as independent Poisson numbers; the curve is fitted by least squares, so
    /// that what it expects is a weighted sum of counts and its variance follows.
    ///
    /// - Parameters:
    ///   - counts: the nights of each subject, known and not estimated: an estimate would smear a heap.
    ///   - cap: the most nights that are allowed.
    ///   - rules: bins and limits.
    public init(_ counts: [Int], cap: Int, rules: BunchingRules) {
        self.cap = cap
        let sides = rules.binsEachSide
        // The lowest bin begins above no nights at all, where those stand that are never let.
        let width = min(rules.binNights, cap / (sides + 1))
        guard width > 0 else {
            window = cap...cap
            subjects = counts.count
            observed = counts.count { $0 == cap }
            (expected, excess, verdict) = (nil, nil, .tooLow)
            return
        }
        window = (cap - width + 1)...cap
        // Bin 0 is the window, bin 1 the gap above it.
        var bins = [Int](repeating: 0, count: 2 * sides + 2)
        for count in counts {
            let place = count - (cap - width) + sides * width - 1
            if place >= 0, place / width < bins.count { bins[place / width] += 1 }
        }
        subjects = bins.reduce(0, +)
        observed = bins[sides]
        var (sum, variance) = (0.0, Double(observed))
        for (bin, weight) in Self.weights(binsEachSide: sides) {
            let count = Double(bins[sides + bin])
            sum += weight * count
            variance += weight * weight * count
        }
        let more = Double(observed) - sum
        let reach = Self.quantile * variance.squareRoot()
        guard sum >= rules.minimumExpected else {
            (expected, excess, verdict) = (sum > 0 ? sum : nil, nil, .tooFew)
            return
        }
        expected = sum
        excess = (more - reach, more + reach)
        verdict = more - reach > 0 ? .heaped : .notSeen
    }

    /// What each bin around the window and the gap weighs in the parabola's value at the window.
    ///
    /// Seen from between the two, the bins stand at ±1.5, ±2.5, …, the window at −0.5: the polynomials
    /// 1, x and x² − mean are orthogonal on them.
    private static func weights(binsEachSide: Int) -> [(bin: Int, weight: Double)] {
        let bins = Array(-binsEachSide...(-1)) + Array(2...(binsEachSide + 1))
        let places = bins.map { Double($0) - 0.5 }
        let squares = places.map { $0 * $0 }
        let mean = squares.reduce(0, +) / Double(bins.count)
        let curves = squares.map { $0 - mean }
        let window = -0.5
        return bins.indices.map { index in
            let flat = 1 / Double(bins.count)
            let slope = window * places[index] / squares.reduce(0, +)
            let curve =
                (window * window - mean) * curves[index]
                / curves.reduce(0) { $0 + $1 * $1 }
            return (bins[index], flat + slope + curve)
        }
    }
}
