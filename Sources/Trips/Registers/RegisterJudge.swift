internal import Domain
internal import Policies

/// Says how a licence stood on a day, out of what the publications around that day say.
///
/// Registers tell days and no hours: on the day of a change for the worse it stays open.
struct RegisterJudge {
    let rule: RegistrationRule

    /// The days of publication, in order.
    let days: [CivilDate]

    /// The day asked about.
    let day: CivilDate

    typealias Found = [(place: Int, entry: RegisterEntry)]

    func state(_ found: Found) -> RegistrationState {
        guard let first = days.first else { return .noRegister }
        let place = days.lastIndex { $0 <= day }
        let next = (place ?? -1) + 1
        let isNearBefore = place.map { days[$0].nights(until: day) <= rule.registerGapDays }
        let isNearAfter =
            next < days.count && day.nights(until: days[next]) <= rule.registerGapDays
        guard isNearBefore ?? false || isNearAfter else { return .registerTooFar }
        guard let place else {
            let entries = found.filter { $0.place == 0 }.map(\.entry)
            return best(entries.map { beforeFirst($0, publishedOn: first) })
                ?? absent(found, place: -1)
        }
        let now = found.filter { $0.place == place }.map(\.entry)
        let later = found.filter { $0.place == next }.map(\.entry)
        guard !now.isEmpty else {
            return best(later.map { enteredBetween($0, after: days[place]) })
                ?? absent(found, place: place)
        }
        let hasNext = next < days.count
        return best(now.map { between($0, later, hasNext: hasNext, place) }) ?? .changedBetween
    }

    private func best(_ states: [RegistrationState]) -> RegistrationState? {
        if states.contains(.registered) { return .registered }
        return states.first { $0.isLawful == nil } ?? states.first
    }

    /// No entry at the publications on both sides.
    private func absent(_ found: Found, place: Int) -> RegistrationState {
        if found.contains(where: { $0.place > place }) { return .registeredLater }
        return found.isEmpty ? .unregistered : .removed
    }

    /// What an entry says of the day, if nothing changed since it was published.
    private func plain(_ entry: RegisterEntry) -> RegistrationState {
        if let from = entry.validFrom, day < from { return .notYet }
        if let until = entry.validUntil, until < day { return .expired }
        guard let status = entry.status, !permits(entry) else { return .registered }
        return rule.suspends.contains(status) ? .suspended : .notActive
    }

    /// Whether the status permits driving, until the last day.
    private func permits(_ entry: RegisterEntry) -> Bool {
        guard let status = entry.status else { return true }
        return rule.permits.contains(status)
            || rule.lapses.contains(status) && entry.validUntil != nil
    }

    /// The first publication came after the day.
    private func beforeFirst(
        _ entry: RegisterEntry,
        publishedOn first: CivilDate
    ) -> RegistrationState {
        let state = plain(entry)
        guard let since = entry.statusSince, day <= since else { return state }
        if state == .notYet { return state }
        // What it was before this status nobody told.
        if day < since {
            return permits(entry) && entry.validFrom == since ? .notYet : .changedBetween
        }
        return permits(entry) ? state : .changedThatDay
    }

    /// The publication before the day has no entry, the one after it has this one.
    private func enteredBetween(
        _ entry: RegisterEntry,
        after published: CivilDate
    ) -> RegistrationState {
        guard let from = entry.validFrom ?? entry.statusSince else { return .changedBetween }
        if day < from { return .registeredLater }
        guard published < from else { return .enteredLate }
        if let since = entry.statusSince, !permits(entry) {
            return day < since ? .registered : day == since ? .changedThatDay : plain(entry)
        }
        return plain(entry)
    }

    /// The publication before the day has this entry.
    private func between(
        _ entry: RegisterEntry,
        _ later: [RegisterEntry],
        hasNext: Bool,
        _ place: Int
    ) -> RegistrationState {
        let state = plain(entry)
        if day == days[place] {
            let isNew = entry.statusSince == day && !permits(entry) && state != .expired
            return isNew ? .changedThatDay : state
        }
        // The same licence in the next publication, of its class where there are several.
        let next = later.first { $0.licenceClass == entry.licenceClass } ?? later.first
        guard let next else {
            guard hasNext else {
                let published = days[place]
                let hadEnded = entry.validUntil.map { $0 < published } ?? true
                return state == .expired && !hadEnded && permits(entry)
                    ? .endedUnlessRenewed : state
            }
            // Gone from the next one: by its end, or on a day that nobody tells.
            return state == .expired || entry.validUntil.map { $0 < days[place + 1] } ?? false
                ? state : .changedBetween
        }
        if let since = next.statusSince, days[place] < since, next.status != entry.status {
            if day > since { return plain(next) }
            if day == since { return permits(next) ? plain(next) : .changedThatDay }
            return state
        }
        if next.status == entry.status {
            // Renewed between the two, on a day that neither tells.
            return state == .expired && plain(next) == .registered ? .changedBetween : state
        }
        if permits(entry), entry.validUntil.map({ $0 < days[place + 1] }) ?? false { return state }
        return plain(next) == state ? state : .changedBetween
    }
}
