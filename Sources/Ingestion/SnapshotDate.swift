public import Domain
internal import Foundation

/// The day that a dump describes, and how it was determined.
public struct SnapshotDate: Hashable, Sendable {
    /// The day; the first of the month where only the month is known.
    public var date: CivilDate

    /// Whether the day or only the month is known.
    public var precision: Precision

    /// Says that the user told the day.
    static let optionSource = "option --as-of"

    /// Says that the path tells the day.
    static let pathSource = "name of file or folder"

    /// How precise a date is.
    public enum Precision: String, Hashable, Sendable {
        /// The day is known.
        case day

        /// Only the month is known.
        case month
    }

    /// The date in the file's name, else in the name of its folder.
    ///
    /// Only these two are looked at: a date further up the path is more likely somebody's backup.
    public init?(path: String) {
        let parts = URL(fileURLWithPath: path).standardized.pathComponents.suffix(2)
        for name in parts.reversed() {
            if let found = Self.date(in: Array(name.utf8)) {
                self = found
                return
            }
        }
        return nil
    }

    init(date: CivilDate, precision: Precision) {
        self.date = date
        self.precision = precision
    }

    /// The first `YYYY-MM-DD` in the text, else the text when it is `YYYY-MM`.
    private static func date(in name: [UInt8]) -> SnapshotDate? {
        if name.count >= 10 {
            for start in 0...(name.count - 10) {
                let before = start == 0 ? 0x20 : name[start - 1]
                let after = start + 10 == name.count ? 0x20 : name[start + 10]
                if isDigit(before) || isDigit(after) { continue }
                let span = name.span.extracting(start..<(start + 10))
                if let date = CivilDate(iso8601: span) {
                    return SnapshotDate(date: date, precision: .day)
                }
            }
        }
        guard name.count == 7, let date = CivilDate(String(decoding: name, as: UTF8.self) + "-01")
        else { return nil }
        return SnapshotDate(date: date, precision: .month)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// The dates seen in one canonical field while a file is read.
struct DateTally {
    private var counts: [String: Int] = [:]

    mutating func add(_ value: CellValue) {
        if case .text(let date) = value { counts[date, default: 0] += 1 }
    }

    var earliest: CivilDate? { counts.keys.min().flatMap { CivilDate($0) } }

    var latest: CivilDate? { counts.keys.max().flatMap { CivilDate($0) } }

    /// The commonest date; of equally common ones the latest.
    var mostFrequent: CivilDate? {
        let best = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
        return best.flatMap { CivilDate($0.key) }
    }
}
