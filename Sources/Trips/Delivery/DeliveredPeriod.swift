public import Domain

/// The days that a file of trips is about.
public struct DeliveredPeriod: Hashable, Sendable {
    /// The first day and the last.
    public var days: ClosedRange<CivilDate>

    /// Whether the file's name says so; else it is where nearly all of the trips lie.
    public var isDeclared: Bool

    /// A period.
    public init(days: ClosedRange<CivilDate>, isDeclared: Bool) {
        self.days = days
        self.isDeclared = isDeclared
    }

    /// The days that a file's name tells: `…_2019-02.csv`, `acme-trip-201603.csv`,
    /// `B00001_20180101-20180107.csv`; `nil` where it tells none or several.
    public init?(fileName: String) {
        let runs = Self.numbers(fileName)
        let compact = runs.filter { $0.count == 8 }.compactMap(Self.day)
        let dashed = Self.months(runs)
        if compact.count == 2, compact[0] <= compact[1] {
            self.init(days: compact[0]...compact[1], isDeclared: true)
        } else if compact.count == 1 {
            self.init(days: compact[0]...compact[0], isDeclared: true)
        } else if dashed.count == 1 {
            self.init(days: dashed[0], isDeclared: true)
        } else {
            return nil
        }
    }

    /// The part of it up to a day; `nil` where it begins later.
    func cut(after day: CivilDate?) -> DeliveredPeriod? {
        guard let day, day < days.upperBound else { return self }
        guard days.lowerBound <= day else { return nil }
        return DeliveredPeriod(days: days.lowerBound...day, isDeclared: isDeclared)
    }

    /// The digits of a name, run by run; a year and a month with one dash between stay together.
    private static func numbers(_ name: String) -> [String] {
        name.split { !($0.isASCII && ($0.isNumber || $0 == "-")) }.flatMap { piece -> [String] in
            let parts = piece.split(separator: "-").map(String.init)
            guard parts.count == 2, parts[0].count == 4, parts[1].count == 2 else { return parts }
            return [parts[0] + parts[1]]
        }
    }

    private static func day(_ digits: String) -> CivilDate? {
        guard let number = Int(digits) else { return nil }
        return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    private static func months(_ runs: [String]) -> [ClosedRange<CivilDate>] {
        runs.filter { $0.count == 6 }.compactMap { digits in
            guard let number = Int(digits), 1970...2100 ~= number / 100,
                let first = CivilDate(year: number / 100, month: number % 100, day: 1)
            else { return nil }
            let length = CivilDate.daysInMonth(year: number / 100, month: number % 100)
            return first...first.adding(days: length - 1)
        }
    }

    /// The days between which nearly all trips lie: one trip in two thousand may lie before, and
    /// one after, so that a clock that is wrong by years stretches nothing.
    public init?(tripsByDay: [CivilDate: Int]) {
        let days = tripsByDay.keys.sorted()
        let total = tripsByDay.values.reduce(0, +)
        guard total > 0 else { return nil }
        func edge(_ days: [CivilDate]) -> CivilDate? {
            var passed = 0
            return days.first { day in
                passed += tripsByDay[day] ?? 0
                return passed * 2_000 > total
            }
        }
        guard let first = edge(days), let last = edge(days.reversed()), first <= last else {
            return nil
        }
        self.init(days: first...last, isDeclared: false)
    }
}
