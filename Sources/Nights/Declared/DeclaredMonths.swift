internal import Domain

/// The months of which each declarer told anything: of a month without any a declaration is missing.
///
/// A declarer's month counts up to the day of its last word: later stays it cannot have told.
struct DeclaredMonths: Hashable, Sendable {
    private var months: [String: Set<CivilDate>] = [:]
    private var lastWord: [String: CivilDate] = [:]

    /// - Parameter declared: all versions of all declarations; those withdrawn tell of a month too.
    init(_ declared: [DeclaredStay]) {
        for stay in declared where stay.first < stay.end {
            months[stay.declarer, default: []].insert(Self.month(of: stay.end.adding(days: -1)))
            let word = max(CivilDate(String(stay.version.prefix(10))) ?? stay.end, stay.end)
            lastWord[stay.declarer] = max(lastWord[stay.declarer] ?? word, word)
        }
    }

    /// Whether nobody declared anything.
    var isEmpty: Bool { months.isEmpty }

    /// All that declared.
    var declarers: Set<String> { Set(months.keys) }

    /// The nights of a period of which not all of these told, in order.
    func gaps(in period: Range<CivilDate>, by declarers: Set<String>) -> [Range<CivilDate>] {
        var gaps: [Range<CivilDate>] = []
        var night = period.lowerBound
        while night < period.upperBound {
            let month = Self.month(of: night)
            let next = min(Self.month(of: month.adding(days: 31)), period.upperBound)
            let told = declarers.map { declarer in
                guard months[declarer]?.contains(month) ?? false else { return month }
                return lastWord[declarer] ?? month
            }
            let first = max(night, told.min() ?? night)
            night = next
            guard first < next else { continue }
            let gap = first..<next
            if let last = gaps.last, last.upperBound == gap.lowerBound {
                gaps[gaps.count - 1] = last.lowerBound..<gap.upperBound
            } else {
                gaps.append(gap)
            }
        }
        return gaps
    }

    private static func month(of day: CivilDate) -> CivilDate {
        day.adding(days: 1 - day.components.day)
    }
}
