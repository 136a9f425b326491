public import Domain

extension CapPeriod {
    /// A night begins at noon of its day and ends at noon of the next: the hour at which it belongs
    /// to a period or not.
    static let hourOfNight = 12

    /// The nights of the period that a night belongs to.
    ///
    /// A night belongs to the period in which it begins. Where a year turns at noon of 1 April, the
    /// night from 31 March to 1 April is the last of the old year.
    ///
    /// - Returns: the first night and the day after the last one; `nil` for a night outside the
    ///   season, and for a rolling period, which has no turn.
    public func nights(around night: CivilDate) -> Range<CivilDate>? {
        let year = night.components.year
        switch self {
        case .rolling: return nil
        case .year(let day, let hour):
            func start(_ year: Int) -> CivilDate? {
                day.date(in: year)?.adding(days: hour > Self.hourOfNight ? 1 : 0)
            }
            return Self.range(around: night, year: year) { year in
                guard let first = start(year), let next = start(year + 1) else { return nil }
                return first..<next
            }
        case .season(let from, let through):
            let wraps = (from.month, from.day) > (through.month, through.day)
            return Self.range(around: night, year: year) { year in
                guard let first = from.date(in: year),
                    let last = through.date(in: wraps ? year + 1 : year), first <= last
                else { return nil }
                return first..<last.adding(days: 1)
            }
        }
    }

    private static func range(
        around night: CivilDate,
        year: Int,
        _ period: (Int) -> Range<CivilDate>?
    ) -> Range<CivilDate>? {
        [year - 1, year, year + 1].lazy.compactMap(period).first { $0.contains(night) }
    }
}
