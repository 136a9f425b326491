internal import Domain

/// Days that a file has told, by the bytes that wrote them: ten of the day and the blank after it.
///
/// A file tells few days, and each many times. Copies share the days; whoever makes a table gives its
/// memory back.
@safe struct DayTable {
    private struct Day {
        var head: UInt64 = 0
        var tail: UInt32 = 0
        var minutes: Int64 = 0
    }

    private static let slotCount = 2_048
    private let days: UnsafeMutableBufferPointer<Day>

    init() {
        unsafe days = .allocate(capacity: Self.slotCount)
        unsafe days.initialize(repeating: Day())
    }

    /// Looks a day up.
    ///
    /// - Parameters:
    ///   - head: the first eight bytes that write it, the first of them the lowest.
    ///   - tail: the other two, and the blank.
    /// - Returns: minutes from 1970-01-01 to its midnight; `nil` where it is not known yet.
    @inline(__always)
    func minutes(_ head: UInt64, _ tail: UInt32) -> Int64? {
        let day = unsafe days[Self.slot(head, tail)]
        return day.head == head && day.tail == tail ? day.minutes : nil
    }

    /// Keeps a day, in the place of the same one of another year perhaps.
    func keep(_ minutes: Int64, _ head: UInt64, _ tail: UInt32) {
        unsafe days[Self.slot(head, tail)] = Day(head: head, tail: tail, minutes: minutes)
    }

    /// A slot of its own for each day of a year: the digits of the month, then those of the day.
    @inline(__always)
    private static func slot(_ head: UInt64, _ tail: UInt32) -> Int {
        let month = (head >> 40 & 1) << 4 | (head >> 48 & 0xF)
        let day = (tail & 3) << 4 | (tail >> 8 & 0xF)
        return Int(truncatingIfNeeded: month << 6 | UInt64(day))
    }

    /// Gives the memory back; no copy of the table may be used any more.
    func deallocate() { unsafe days.deallocate() }
}
