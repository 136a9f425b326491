internal import Domain

/// The trips that a count was taken over: of an operator and a span of days, and of one driver or
/// of all.
public final class TripBasis: Hashable, Sendable {
    /// The operator that answers for the count, as the files name it; empty where they do not.
    public let operatorName: String

    /// The driver's licence number as registers write it; `nil` where all drivers' trips count.
    public let driver: String?

    /// The minutes of the pick-ups, of the local clock since 1970-01-01.
    public let minutes: Range<Int64>

    /// The services that count; all where there is none, and a service that is not told may be any.
    public let services: [String]

    init(operatorName: String, driver: String?, minutes: Range<Int64>, services: [String]) {
        self.operatorName = operatorName
        self.driver = driver
        self.minutes = minutes
        self.services = services
    }

    /// Whether both are the same trips.
    public static func == (left: TripBasis, right: TripBasis) -> Bool {
        left.operatorName == right.operatorName && left.driver == right.driver
            && left.minutes == right.minutes && left.services == right.services
    }

    /// Hashes what tells one from another.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(operatorName)
        hasher.combine(driver)
        hasher.combine(minutes)
    }

    /// The first day and the last.
    var days: ClosedRange<CivilDate> {
        func day(_ minute: Int64) -> CivilDate {
            CivilDate(daysSinceEpoch: Int32(clamping: minute.flooredQuotient(by: 1_440)))
        }
        return day(minutes.lowerBound)...day(max(minutes.lowerBound, minutes.upperBound - 1))
    }

    /// A question that `veedor query` answers with some sums over the trips of all drivers.
    func question(_ sums: String) -> String {
        func quoted(_ text: String) -> String {
            "'"
                + text.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "''") + "'"
        }
        let list = services.map(quoted).joined(separator: ", ")
        return "select \(sums) from trip where coalesce(operator, '') = \(quoted(operatorName))"
            + " and picked_up_at >= '\(days.lowerBound)'"
            + " and picked_up_at < '\(days.upperBound.adding(days: 1))'"
            + (services.isEmpty ? "" : " and (service is null or service in (\(list)))")
    }
}
