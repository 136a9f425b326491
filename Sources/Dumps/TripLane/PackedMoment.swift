/// A moment while the fast lane holds it: the minute of the local clock since 1970-01-01 above six
/// bits of the second, so that either is found without a division.
enum PackedMoment {
    @inline(__always)
    static func packed(minute: Int64, second: Int64) -> Int64 { minute &<< 6 | second }

    @inline(__always)
    static func minute(_ moment: Int64) -> Int64 { moment &>> 6 }

    @inline(__always)
    static func second(_ moment: Int64) -> Int64 { moment & 63 }

    /// Since 1970-01-01.
    @inline(__always)
    static func seconds(_ moment: Int64) -> Int64 { minute(moment) &* 60 &+ second(moment) }
}
