/// A moment as a clock on the wall shows it, without a time zone.
///
/// Trip files tell local time and no zone; where clocks are set back an hour comes twice and the
/// file cannot say which. What follows from that is for whoever compares moments.
public struct LocalMoment: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seconds since 1970-01-01 00:00:00 of the same clock, every day having 86,400.
    public let seconds: Int64

    /// The moment so many seconds after 1970-01-01 00:00:00.
    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// A time of a day, or `nil` where a clock shows no such time.
    public init?(day: CivilDate, hour: Int, minute: Int, second: Int) {
        guard 0...23 ~= hour, 0...59 ~= minute, 0...59 ~= second else { return nil }
        seconds =
            Int64(day.daysSinceEpoch) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    }

    /// The moment written as `YYYY-MM-DD HH:MM:SS` or `YYYY-MM-DD HH:MM`, or `nil`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16 || bytes.count == 19, bytes[10] == 0x20, bytes[13] == 0x3A,
            bytes.count == 16 || bytes[16] == 0x3A,
            let day = CivilDate(iso8601: bytes.span.extracting(0..<10))
        else { return nil }
        func number(_ place: Int) -> Int? {
            guard place + 1 < bytes.count else { return 0 }
            let (tens, ones) = (bytes[place] &- 0x30, bytes[place + 1] &- 0x30)
            return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : nil
        }
        guard let hour = number(11), let minute = number(14), let second = number(17) else {
            return nil
        }
        self.init(day: day, hour: hour, minute: minute, second: second)
    }

    /// The day.
    public var day: CivilDate {
        CivilDate(daysSinceEpoch: Int32(seconds.dividedRoundingDown(by: 86_400)))
    }

    /// Whole minutes since 1970-01-01 00:00, the seconds cut off.
    public var minutes: Int64 { seconds.dividedRoundingDown(by: 60) }

    /// `YYYY-MM-DD HH:MM:SS`.
    public var description: String {
        let second = Int(seconds - Int64(day.daysSinceEpoch) * 86_400)
        let parts = [second / 3_600, second / 60 % 60, second % 60]
        return "\(day) "
            + parts.map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
    }

    /// Orders moments from the earliest to the latest.
    public static func < (left: LocalMoment, right: LocalMoment) -> Bool {
        left.seconds < right.seconds
    }
}

extension Int64 {
    /// The quotient rounded towards minus infinity, so that the last second of 1969 is in 1969.
    fileprivate func dividedRoundingDown(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }
}
