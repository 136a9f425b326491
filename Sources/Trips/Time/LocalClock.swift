public import Domain
internal import Foundation

/// The clock of a city: when it was set forward and back.
///
/// Files tell local times. Between two of them lies what the clock says and an hour more or less
/// where it was set between them; in the hour that comes twice a file cannot say which one it was.
public struct LocalClock: Sendable {
    /// From a second on the clock runs so many seconds before universal time.
    private struct Stretch {
        /// Seconds since 1970-01-01 of the local clock.
        var from: Int64
        var offset: Int64

        /// The same moment in universal time.
        var universalFrom: Int64
    }

    private let stretches: [Stretch]

    /// Spans of the local clock that come twice, in seconds since 1970-01-01.
    private let twice: [Range<Int64>]

    /// The clock of a time zone between two days.
    ///
    /// - Returns: `nil` where the time zone is not known.
    public init?(timeZone name: String, from first: CivilDate, to last: CivilDate) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        let start = Double(first.daysSinceEpoch - 2) * 86_400
        let end = Double(last.daysSinceEpoch + 2) * 86_400
        var moment = Date(timeIntervalSince1970: start)
        var stretches = [
            Stretch(
                from: .min,
                offset: Int64(zone.secondsFromGMT(for: moment)),
                universalFrom: .min
            )
        ]
        var twice: [Range<Int64>] = []
        while let next = zone.nextDaylightSavingTimeTransition(after: moment),
            next.timeIntervalSince1970 < end
        {
            let universal = Int64(next.timeIntervalSince1970)
            let offset = Int64(zone.secondsFromGMT(for: next))
            let before = stretches[stretches.count - 1].offset
            // Set forward: the clock jumps from the first to the second; back: it repeats.
            if offset < before { twice.append(universal + offset..<universal + before) }
            if offset != before {
                stretches.append(
                    Stretch(
                        from: universal + max(offset, before),
                        offset: offset,
                        universalFrom: universal
                    )
                )
            }
            moment = next
        }
        self.stretches = stretches
        self.twice = twice
    }

    /// Seconds of universal time since 1970-01-01; the first of two where the hour comes twice.
    public func universal(_ local: Int64) -> Int64 {
        var offset = stretches[0].offset
        for stretch in stretches.dropFirst() where stretch.from <= local { offset = stretch.offset }
        return local - offset
    }

    /// What the clock shows at a second of universal time.
    public func local(_ universal: Int64) -> Int64 {
        var offset = stretches[0].offset
        for stretch in stretches.dropFirst() where stretch.universalFrom <= universal {
            offset = stretch.offset
        }
        return universal + offset
    }

    /// Whether the clock shows this second twice.
    public func comesTwice(_ local: Int64) -> Bool { twice.contains { $0.contains(local) } }

    /// By how many seconds the clock runs before universal time, where that is the same from one
    /// moment to another and neither can be read in two ways; else `nil`.
    func offset(from first: Int64, to last: Int64) -> Int64? {
        var offset = stretches[0].offset
        for stretch in stretches.dropFirst() {
            // Set forward: the times that are jumped over lie before `from`; back: those that come
            // twice do, too.
            let unsure = stretch.from - abs(stretch.offset - offset)
            if max(first, last) < unsure { break }
            guard min(first, last) >= stretch.from else { return nil }
            offset = stretch.offset
        }
        return offset
    }

    /// The moments of universal time that a second of the clock can mean, rising: two where it
    /// comes twice, and where it was jumped over and some clock was set too early or too late.
    func readings(_ local: Int64) -> [Int64] {
        var offset = stretches[0].offset
        for stretch in stretches.dropFirst() {
            if local < stretch.from - abs(stretch.offset - offset) { break }
            if local < stretch.from {
                return [local - offset, local - stretch.offset].sorted()
            }
            offset = stretch.offset
        }
        return [local - offset]
    }

    /// Whether the clock was set within two days of some moments: rides there may differ from what
    /// it showed.
    func isSet(near minutes: ArraySlice<Int64>) -> Bool {
        guard stretches.count > 1, let least = minutes.min(), let most = minutes.max() else {
            return false
        }
        let span = (least - 2 * 1_440) * 60...(most + 2 * 1_440) * 60
        return stretches.dropFirst().contains { span.contains($0.from) }
    }
}
