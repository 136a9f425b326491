/// What a row loses when its moment is cut to the minute, as a number: so that two rows which agree
/// in all that is kept, and in this number, are known to agree in all that they told.
///
/// Within a minute each second has a number of its own. The numbers are shuffled from minute to
/// minute: nobody reads the second by looking, though whoever knows the method can find it.
public enum RowCheck {
    /// Of a whole minute, at which nothing is lost.
    public static let wholeMinute: Int64 = 0

    /// The number of a moment.
    ///
    /// - Parameter seconds: of the local clock since 1970-01-01.
    /// - Returns: 0 where it is a whole minute, else from 1 to 59.
    public static func number(seconds: Int64) -> Int64 {
        let minute = seconds.flooredQuotient(by: 60)
        return number(minute: minute, second: seconds - minute * 60)
    }

    /// The number of a moment.
    ///
    /// - Parameters:
    ///   - minute: of the local clock since 1970-01-01.
    ///   - second: from 0 to 59.
    /// - Returns: 0 where it is a whole minute, else from 1 to 59.
    @inlinable
    public static func number(minute: Int64, second: Int64) -> Int64 {
        // Fibonacci hashing (Knuth, "The Art of Computer Programming", volume 3, 6.4), into 0 to 58.
        let mixed = UInt64(bitPattern: minute) &* 0x9E37_79B9_7F4A_7C15
        let turn = ((mixed >> 32) &* 59) >> 32
        let turned = second &+ Int64(turn)
        let number = turned > 59 ? turned &- 59 : turned
        // All bits where there are seconds, else none: a branch would be taken now and then, which
        // costs more than the rest.
        let told = (wholeMinute &- second) >> 63
        return number & told
    }
}
