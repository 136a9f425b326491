public import Domain
public import Policies
public import Store

/// A month of an agreement's monthly files, beside the day on which they were due.
public struct DueDelivery: Sendable {
    /// What can be said of it.
    public enum Verdict: String, Sendable {
        /// A file was in the store by the day it was due.
        case inTime = "in time"

        /// A file came into the store later; whether it was handed over in time is not known here.
        case loadedLate = "loaded after it was due: see when it was handed over"

        /// No file names this month, and others name months before and after it.
        case missing = "no file, though there are earlier and later ones: ask the operator"
    }

    /// The agreement.
    public var agreement: String

    /// The format.
    public var format: String

    /// The first day of the month.
    public var month: CivilDate

    /// The last day in time.
    public var dueOn: CivilDate

    /// The first load of a file that names the month; `nil` where there is none.
    public var load: Load?

    /// What can be said of it.
    public var verdict: Verdict

    /// The months from the first to the last that a file names, of every monthly delivery with a
    /// day on which it is due.
    ///
    /// Of months before and after nothing is known: nobody says since when the store is kept.
    public static func all(_ agreements: [DataAgreement], _ loads: [Load]) -> [DueDelivery] {
        agreements.flatMap { agreement in
            agreement.deliveries.flatMap { delivery -> [DueDelivery] in
                guard delivery.every == .month, let days = delivery.dueDays else { return [] }
                return months(agreement, delivery.format, days, loads)
            }
        }
    }

    private static func months(
        _ agreement: DataAgreement,
        _ format: String,
        _ dueDays: Int,
        _ loads: [Load]
    ) -> [DueDelivery] {
        var first: [CivilDate: Load] = [:]
        for load in loads where load.formatID == format {
            guard let days = DeliveredPeriod(fileName: load.fileName)?.days else { continue }
            let month = days.upperBound.firstOfMonth
            if first[month] == nil { first[month] = load }
        }
        guard var month = first.keys.min(), let last = first.keys.max() else { return [] }
        var found: [DueDelivery] = []
        while month <= last {
            defer { month = month.firstOfNextMonth }
            let isInForce =
                month >= agreement.inForce.from
                && agreement.inForce.until.map { month < $0 } ?? true
            guard isInForce else { continue }
            let dueOn = month.firstOfNextMonth.adding(days: dueDays - 1)
            let load = first[month]
            // The store's clock is universal time; a day more is granted to every time zone.
            let loadedOn = load.flatMap { CivilDate(String($0.loadedAt.prefix(10))) }
            let isInTime = loadedOn.map { $0 <= dueOn.adding(days: 1) } ?? false
            found.append(
                DueDelivery(
                    agreement: agreement.id,
                    format: format,
                    month: month,
                    dueOn: dueOn,
                    load: load,
                    verdict: load == nil ? .missing : isInTime ? .inTime : .loadedLate
                )
            )
        }
        return found
    }
}
