/// The time that one licence was in use: intervals that do not overlap, and what they add up to.
///
/// Shared rides and two platforms at once are united, so that a minute counts once.
struct DrivenTime {
    private var starts: [Int64] = []
    private var ends: [Int64] = []

    /// Seconds in all intervals before each.
    private var sums: [Int64] = []

    /// Times are cut to the minute, so a trip may seem to begin up to a minute early.
    private static let resolution: Int64 = 60

    /// Adds an interval; they come in the order of their starts.
    ///
    /// - Returns: how many seconds it adds.
    @discardableResult
    mutating func add(_ start: Int64, _ end: Int64) -> Int64 {
        guard let last = ends.last else {
            append(start, end)
            return end - start
        }
        guard start < last else {
            append(start, end)
            return end - start
        }
        if last - start < Self.resolution {
            // No more than the cut-off seconds: it follows the one before.
            append(last, last + (end - start))
            return end - start
        }
        guard end > last else { return 0 }
        ends[ends.count - 1] = end
        return end - last
    }

    private mutating func append(_ start: Int64, _ end: Int64) {
        sums.append((sums.last ?? 0) + (starts.last.map { (ends.last ?? $0) - $0 } ?? 0))
        starts.append(start)
        ends.append(end)
    }

    /// Seconds in use before a moment.
    func total(before moment: Int64) -> Int64 {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < moment { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return 0 }
        return sums[low - 1] + min(moment, ends[low - 1]) - starts[low - 1]
    }

    /// Seconds in use between two moments.
    func total(from start: Int64, to end: Int64) -> Int64 {
        total(before: end) - total(before: start)
    }

    /// The end of the last interval.
    var end: Int64? { ends.last }
}
