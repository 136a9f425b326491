public import Domain
internal import Policies

/// The nights of one subject that count against a cap, each judged by the law of that night.
public struct CountedNights: Sendable {
    /// The nights, in order, and how often each counts.
    public let nights: [(night: CivilDate, times: Int)]

    /// Nights in use for which no policy is known.
    public let withoutLaw: Int

    /// Counts.
    ///
    /// Nights of one dwelling are united, however many advertisements and platforms tell them.
    ///
    /// - Parameters:
    ///   - uses: the nights of all advertisements of the subject.
    ///   - schedule: the cap through the years.
    /// - Complexity: linear in the nights, but for their sorting.
    public init(_ uses: [UsedNights], schedule: CapSchedule) {
        var dwellings: [CivilDate: Set<String>] = [:]
        var withoutLaw: Set<CivilDate> = []
        for use in uses {
            for offset in 0..<max(0, use.nights) {
                let night = use.first.adding(days: offset)
                switch schedule.law(on: night) {
                case .unknown: withoutLaw.insert(night)
                case .none: break
                case .cap(let cap):
                    if cap.counts(use) { dwellings[night, default: []].insert(use.dwelling) }
                }
            }
        }
        self.withoutLaw = withoutLaw.count
        nights = dwellings.sorted { $0.key < $1.key }.map { night, dwellings in
            let adds = schedule.cap(on: night)?.subject == .hostOverAllDwellings
            return (night, adds ? dwellings.count : 1)
        }
    }
}

extension NightCap {
    /// Whether nights count by the cap's basis and exclusions.
    func counts(_ use: UsedNights) -> Bool {
        if exclusions.isHosted, use.isHosted { return false }
        if let longest = exclusions.staysFromNights, use.state == .booked, use.stayNights >= longest
        {
            return false
        }
        return switch basis {
        case .booked: use.state == .booked
        case .declared: use.state == .booked && use.isDeclared
        case .available: use.state == .available
        case .offered: use.state == .booked || use.state == .available
        }
    }
}
