internal import Domain

/// The months of which each declarer told anything: of a month without any a declaration is missing.
///
/// A month in which far fewer stays ended than in the declarer's others is missing too: a wrong date
/// does not tell of a month. A declarer's month counts up to the day of its last word: later stays it
/// cannot have told.
struct DeclaredMonths: Hashable, Sendable {
    private var months: [String: Set<CivilDate>] = [:]
    private var lastWord: [String: CivilDate] = [:]

    /// Finds the months.
    ///
    /// - Parameters:
    ///   - declared: all versions of all declarations; those withdrawn tell of a month too.
    ///   - leastShare: the least part of a declarer's median month that makes a month told.
    init(_ declared: [DeclaredStay], leastShare: Double) {
        var ends: [String: [CivilDate: Int]] = [:]
        for stay in declared where stay.first < stay.end {
            let month = Self.month(of: stay.end.adding(days: -1))
            ends[stay.declarer, default: [:]][month, default: 0] += 1
            let word = max(CivilDate(String(stay.version.prefix(10))) ?? stay.end, stay.end)
            lastWord[stay.declarer] = max(lastWord[stay.declarer] ?? word, word)
        }
        months = ends.mapValues { counts in
            let median = counts.values.sorted()[counts.count / 2]
            let least = leastShare * Double(median)
            return Set(counts.filter { Double($0.value) >= least }.keys)
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
