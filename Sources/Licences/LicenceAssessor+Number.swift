internal import Domain
internal import Policies

extension LicenceAssessor {
    /// Judges one number of the city's own series.
    func judge(
        _ shown: LicenceReading.ShownNumber,
        _ use: NumberUse?,
        into assessment: inout LicenceAssessment
    ) {
        assessment.number = shown.number
        assessment.series = shown.series
        assessment.use = use
        guard let series = series[shown.series] else { return }
        if series.neverIssued.contains(shown.number) {
            assessment.state = .placeholder
            return
        }
        guard let history = history(of: shown.series) else {
            assessment.state = .undeterminable
            assessment.flags.insert(.noRegister)
            noteUse(in: &assessment)
            return
        }
        let age = history.inForce.days(before: day)
        if max(abs(age.lowerBound), abs(age.upperBound)) > rules.registerGapDays {
            assessment.flags.insert(.registerGap)
        }
        let entries = history.inForce.entries(number: shown.number)
        if !entries.isEmpty {
            judge(entries, of: series, isRepaired: shown.hasExcess, into: &assessment)
        } else if shown.hasExcess {
            assessment.state = .malformed
        } else {
            judgeAbsence(of: shown.number, in: history, into: &assessment)
        }
    }

    private func judgeAbsence(
        of number: String,
        in history: RegisterHistory,
        into assessment: inout LicenceAssessment
    ) {
        if let date = history.lastSeenEarlier(number) {
            assessment.state = .withdrawn
            assessment.seenInVersion = date
        } else if let date = history.firstSeenLater(number) {
            assessment.state = .registeredLater
            assessment.seenInVersion = date
        } else {
            assessment.state = .notFound
            lookForNearMiss(in: &assessment)
            let serials = assessment.series.flatMap { series[$0]?.serials }
            if let serials, !serials.holds(number) { assessment.flags.insert(.outsideSeries) }
        }
        noteUse(in: &assessment)
    }

    /// Flags who else shows a number that stands in no register.
    private func noteUse(in assessment: inout LicenceAssessment) {
        if (assessment.use?.accounts ?? 1) > 1 { assessment.flags.insert(.severalAccounts) }
        if isSpread(assessment) { assessment.flags.insert(.usedElsewhere) }
    }

    /// Judges a number that stands in the register: every state that holds is collected.
    func judge(
        _ entries: [LicenceEntry],
        of series: LicenceSeries,
        isRepaired: Bool,
        into assessment: inout LicenceAssessment
    ) {
        var states: Set<LicenceState> = isRepaired ? [.repaired] : []
        let standings = entries.map { standing(of: $0, series, &assessment.flags) }
        if !standings.contains(nil) {
            // No entry of the number is in force; the least grave reason counts.
            states.formUnion(standings.compactMap(\.self).sorted().suffix(1))
        }
        locate(entries, into: &assessment)
        judgePlaces(entries, &states, into: &assessment)
        if series.isForWholeDwelling,
            assessment.listing.roomType == .privateRoom
                || assessment.listing.roomType == .sharedRoom
        {
            states.insert(.typeConflict)
        }
        let isElsewhere = isElsewhere(assessment)
        if isElsewhere { states.insert(.addressConflict) }
        judgeUse(isElsewhere, &states, into: &assessment)
        assessment.settle(states.isEmpty ? [.found] : states)
    }

    /// Why an entry is not in force on the day; `nil` where it is.
    private func standing(
        of entry: LicenceEntry,
        _ series: LicenceSeries,
        _ flags: inout Set<LicenceFlag>
    ) -> LicenceState? {
        if let status = entry.status, !series.statuses.isEmpty {
            switch series.statuses[LicenceRules.folded(status)] {
            case .revoked: return .revoked
            case .expired: return .expired
            case .suspended: return .suspended
            case .inForce: break
            case nil: flags.insert(.unknownStatus)
            }
        }
        if let until = entry.validUntil, until < day { return .expired }
        if let lapse = series.lapsesOn, lapse <= day { return .lapsed }
        guard let from = entry.validFrom else { return nil }
        if from > day { return .notYetValid }
        return series.freezes.contains { $0.contains(from) } ? .issuedDuringFreeze : nil
    }

    /// Compares guests with licensed places; of several entries the one with most places counts.
    private func judgePlaces(
        _ entries: [LicenceEntry],
        _ states: inout Set<LicenceState>,
        into assessment: inout LicenceAssessment
    ) {
        guard let guests = assessment.listing.accommodates,
            let places = entries.compactMap(\.places).max()
        else {
            assessment.flags.insert(.guestsUnknown)
            return
        }
        if guests > places { states.insert(.capacityConflict) }
    }

    /// Finds the licensed address nearest to the shown point.
    private func locate(_ entries: [LicenceEntry], into assessment: inout LicenceAssessment) {
        assessment.entry = entries.first
        guard let point = assessment.listing.position else {
            assessment.flags.insert(.noPosition)
            return
        }
        let nearest = entries.compactMap { entry in
            entry.position.map { (entry: entry, metres: point.metres(to: $0)) }
        }.min { $0.metres < $1.metres }
        guard let nearest else {
            assessment.flags.insert(.noLicensedPlace)
            return
        }
        assessment.entry = nearest.entry
        assessment.distance = nearest.metres
        guard let error = platforms.locationError(of: assessment.listing.platform) else {
            assessment.flags.insert(.noLocationError)
            return
        }
        assessment.distanceProbability = error.probability(ofAtLeast: nearest.metres)
    }

    private func isElsewhere(_ assessment: LicenceAssessment) -> Bool {
        assessment.distanceProbability.map { $0 < rules.addressConflictProbability } ?? false
    }
}
