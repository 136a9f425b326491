internal import Domain
internal import Store

/// When a ride was in universal time, as far as a local clock tells it.
///
/// On the night on which the clock is set forward, what it showed at both ends is an hour apart from
/// how long the ride lasted; on the night on which it is set back, a time of the hour that comes
/// twice has two readings. All pairs of readings are looked at in which the drop-off is not before
/// the pick-up; what differs between them is not known.
struct RideTime: Equatable {
    /// The earliest pick-up that the clock allows.
    var start: Int64

    /// The earliest drop-off; `nil` where neither the file nor the clock tells it.
    var end: Int64?

    /// How many seconds later the pick-up may have been.
    var startDoubt: Int64 = 0

    /// How many seconds later the drop-off may have been.
    var endDoubt: Int64 = 0

    /// How many seconds the ride lasted; `nil` where it is not told, or readings differ.
    var length: Int64?

    /// Stands among durations for one that the clock does not tell.
    static let unclear = PackedColumn.missing + 1

    /// Both ends are told to the minute, a duration to the second.
    fileprivate static let resolution: Int64 = 60
}

extension LocalClock {
    /// The time of a ride.
    ///
    /// A duration next to the difference of what the clock showed may be nothing but that
    /// difference: where the clock was set during the ride it says no more than both ends do. Any
    /// other was measured, and holds.
    ///
    /// - Parameters:
    ///   - pickUp: seconds of the local clock since 1970-01-01, cut to the minute.
    ///   - dropOff: the same.
    ///   - duration: seconds.
    /// - Returns: what all readings have in common, and how far they differ.
    func ride(pickUp: Int64, dropOff: Int64?, duration: Int64?) -> RideTime {
        if let offset = offset(from: pickUp, to: dropOff ?? pickUp) {
            let start = pickUp - offset
            let shown = dropOff.flatMap { $0 >= pickUp ? $0 - offset : nil }
            let end = duration.map { start + max(0, $0) } ?? shown
            return RideTime(start: start, end: end, length: duration ?? end.map { $0 - start })
        }
        let starts = readings(pickUp)
        guard let dropOff else {
            let end = duration.map { starts[0] + max(0, $0) }
            let doubt = starts[starts.count - 1] - starts[0]
            return RideTime(
                start: starts[0],
                end: end,
                startDoubt: doubt,
                endDoubt: end == nil ? 0 : doubt,
                length: duration
            )
        }
        let shown = dropOff - pickUp
        let measured = duration.flatMap {
            abs($0 - shown) < RideTime.resolution ? nil : $0
        }
        // The seconds that were cut off, where a duration tells them.
        let seconds = duration.map { abs($0 - shown) < RideTime.resolution ? $0 - shown : 0 } ?? 0
        var pairs: [(start: Int64, end: Int64)] = []
        for start in starts {
            for end in readings(dropOff) where end - start > -RideTime.resolution {
                pairs.append((start, start + max(0, end - start + seconds)))
            }
        }
        if let measured {
            let fitting = pairs.filter {
                abs($0.end - $0.start - measured) < RideTime.resolution
            }
            pairs = (fitting.isEmpty ? starts : fitting.map(\.start)).map {
                ($0, $0 + max(0, measured))
            }
        }
        guard let first = pairs.first else {
            // It ends before it begins, however the clock is read.
            return RideTime(
                start: starts[0],
                end: duration.map { _ in starts[0] },
                length: duration
            )
        }
        let (begins, ends) = (pairs.map(\.start), pairs.map(\.end))
        let lengths = Set(pairs.map { $0.end - $0.start })
        let start = begins.min() ?? first.start
        let end = ends.min() ?? first.end
        return RideTime(
            start: start,
            end: end,
            startDoubt: (begins.max() ?? start) - start,
            endDoubt: (ends.max() ?? end) - end,
            length: lengths.count == 1 ? first.end - first.start : nil
        )
    }
}

extension TripBlock {
    /// Puts true durations for those that are only the difference of what a clock showed while it
    /// was set, and `RideTime.unclear` where it cannot be known.
    ///
    /// - Parameters:
    ///   - clock: the city's.
    ///   - dropOffs: the minutes of the drop-offs.
    mutating func settleDurations(_ clock: LocalClock, dropOffs: [Int64]) {
        let pickUps = self[.pickedUpAt]
        var durations = self[.duration]
        for index in 0..<count {
            let (duration, dropOff) = (durations[index], dropOffs[index])
            guard duration != PackedColumn.missing, dropOff != PackedColumn.missing,
                clock.offset(from: pickUps[index] * 60, to: dropOff * 60) == nil
            else { continue }
            let ride = clock.ride(
                pickUp: pickUps[index] * 60,
                dropOff: dropOff * 60,
                duration: duration
            )
            durations[index] = ride.length ?? RideTime.unclear
        }
        replace(.duration, with: durations)
    }
}
