internal import Domain
internal import Policies

extension LicenceAssessor {
    /// Judges a field that shows no number of the city's own series.
    func judgeWithoutNumber(into assessment: inout LicenceAssessment) {
        let reading = assessment.reading
        guard !reading.isEmpty else {
            assessment.state = .notShown
            return
        }
        var states: Set<LicenceState> = []
        for shown in reading.numbers {
            if let state = role(of: shown, into: &assessment) { states.insert(state) }
        }
        if let claim = reading.exemption {
            states.insert(.exemptionClaimed)
            contradict(claim.minimumNights, into: &assessment)
        }
        if reading.placeholder != nil { states.insert(.placeholder) }
        let isOfOtherKind = states.contains(.otherRegime) || states.contains(.elsewhere)
        if isOfOtherKind {
            if repaired(assessment) != nil { assessment.flags.insert(.wouldBeFoundRepaired) }
        } else if let found = repaired(assessment) {
            judge(found, into: &assessment)
            return
        } else if !reading.repairs.isEmpty, states.isEmpty {
            states.insert(.malformed)
        }
        assessment.settle(states.isEmpty ? [.otherText] : states)
    }

    private func role(
        of shown: LicenceReading.ShownNumber,
        into assessment: inout LicenceAssessment
    ) -> LicenceState? {
        guard let series = series[shown.series] else { return nil }
        assessment.number = assessment.number ?? shown.number
        assessment.series = assessment.series ?? shown.series
        switch series.role {
        case .licence: return nil
        case .otherRegime: return .otherRegime
        case .elsewhere: return .elsewhere
        case .notShortLet:
            contradict(series.minimumNights, into: &assessment)
            return .exemptionClaimed
        }
    }

    /// The first repair whose result stands in the register.
    private func repaired(_ assessment: LicenceAssessment) -> LicenceReading.RepairedNumber? {
        assessment.reading.repairs.first { !entries(of: $0).isEmpty }
    }

    /// The entries that a repair leads to.
    func entries(of repair: LicenceReading.RepairedNumber) -> [LicenceEntry] {
        guard let register = history(of: repair.series)?.inForce else { return [] }
        return switch repair.rule.against {
        case .number: register.entries(number: repair.value)
        case .reference: register.entries(reference: repair.value)
        }
    }

    private func judge(
        _ repair: LicenceReading.RepairedNumber,
        into assessment: inout LicenceAssessment
    ) {
        guard let series = series[repair.series] else { return }
        let entries = entries(of: repair)
        assessment.repair = repair.rule
        assessment.series = repair.series
        assessment.number = entries.lazy.compactMap(\.number).first ?? repair.value
        judge(entries, of: series, isRepaired: true, into: &assessment)
    }
}
