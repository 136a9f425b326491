internal import Domain

extension DatePattern {
    /// The date written in the bytes, or `nil`.
    ///
    /// - Complexity: one pass over ten or so bytes; no allocation.
    func date(in bytes: Span<UInt8>) -> CivilDate? {
        if self == .iso8601 { return CivilDate(iso8601: bytes) }
        guard let (year, month, day) = parts(in: bytes) else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// The last day of the month written in the bytes, or `nil`.
    func monthEnd(in bytes: Span<UInt8>) -> CivilDate? {
        guard let (year, month, _) = parts(in: bytes), 1...12 ~= month else { return nil }
        return CivilDate(
            year: year,
            month: month,
            day: CivilDate.daysInMonth(year: year, month: month)
        )
    }

    private func parts(in bytes: Span<UInt8>) -> (year: Int, month: Int, day: Int)? {
        var index = 0
        var year = 0
        var month = 0
        var day = 0
        for part in parts {
            switch part {
            case .year:
                guard let value = Self.digits(in: bytes, &index, 4...4) else { return nil }
                year = value
            case .month(let fixed):
                guard let value = Self.digits(in: bytes, &index, fixed ? 2...2 : 1...2) else {
                    return nil
                }
                month = value
            case .day(let fixed):
                guard let value = Self.digits(in: bytes, &index, fixed ? 2...2 : 1...2) else {
                    return nil
                }
                day = value
            case .literal(let byte):
                guard index < bytes.count, bytes[index] == byte else { return nil }
                index += 1
            case .rest:
                index = bytes.count
            }
        }
        guard index == bytes.count else { return nil }
        return (year, month, day)
    }

    private static func digits(
        in bytes: Span<UInt8>,
        _ index: inout Int,
        _ count: ClosedRange<Int>
    ) -> Int? {
        var value = 0
        var found = 0
        while found < count.upperBound, index < bytes.count,
            (0x30...0x39).contains(bytes[index])
        {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
            found += 1
        }
        return found >= count.lowerBound ? value : nil
    }
}
