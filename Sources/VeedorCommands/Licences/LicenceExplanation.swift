internal import Domain
internal import Licences
internal import Policies
internal import Reporting

/// The way from the raw text to the state, in words.
struct LicenceExplanation {
    private let one: LicenceAssessment
    private let check: LicenceCheck

    init(_ one: LicenceAssessment, _ check: LicenceCheck) {
        self.one = one
        self.check = check
    }

    var text: String {
        let steps = [shown, read, repaired, looked, entry, place, guests, used, nearby]
        let numbered = steps.compactMap(\.self).enumerated().map {
            "\($0.offset + 1). \($0.element)"
        }
        return """
            Listing \(one.listing.id) on \(check.listings.date) (load \(check.listings.loadID), \
            row \(one.listing.rowNumber))
            \(numbered.joined(separator: "\n"))

            State: \(one.state.rawValue)
            Level: \(one.level.rawValue)
            \(others)
            """
    }

    private var others: String {
        let also = one.also.map { "Also: \($0.rawValue)\n" }.joined()
        let flags = LicenceFlag.allCases.filter(one.flags.contains)
            .map { "Note: \($0.rawValue)\n" }.joined()
        return also + flags
    }

    private var shown: String? {
        one.listing.licenceText.map { "The licence field shows: \(Self.quoted($0))" }
            ?? "The licence field is empty"
    }

    private var read: String? {
        guard !one.reading.isEmpty else { return nil }
        var lines = one.reading.numbers.map { shown in
            "Read '\(shown.fragment)' as \(shown.number), series \(shown.series) "
                + "(\(title(of: shown.series))), spelling: \(shown.spelling)"
                + (shown.hasExcess ? "; more digits follow than a number has" : "")
        }
        for claim in one.reading.exemptions {
            lines.append("Read a claim of exemption: \(claim.title)")
        }
        if let claim = one.reading.placeholder { lines.append("Read: \(claim.title)") }
        if lines.isEmpty { lines = ["Read no number of a series that the policy knows"] }
        return lines.joined(separator: "\n   ")
    }

    private var repaired: String? {
        let lines = one.reading.repairs.map { repair in
            let isUsed = one.repair == repair.rule
            return "Rule '\(repair.rule.id)' (\(repair.rule.title)): '\(repair.fragment)' may mean "
                + repair.value + (isUsed ? ", which stands in the register" : "")
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n   ")
    }

    private var looked: String? {
        guard let number = one.number, let series = one.series,
            let register = check.policy.licences.series.first(where: { $0.id == series })?.register
        else { return nil }
        guard let history = check.histories[register] else {
            return "No version of the register \(register) was loaded"
        }
        let inForce = history.inForce
        let age = RegisterAge(
            date: inForce.date,
            isMonthOnly: inForce.isMonthOnly,
            days: inForce.days(before: check.listings.date)
        )
        let version =
            "the register \(register) of \(age.day) (load \(inForce.loadID), \(age.words))"
        guard !one.state.isInRegister else {
            let chance = check.chances.first { $0.series == series }?.probability
            return "\(number) stands in \(version); an invented number would with probability "
                + (chance.map { FixedDecimal.text($0, digits: 3) } ?? "not known")
        }
        let seen =
            one.seenInVersion.map { "; the version of \($0) has it" }
            ?? (history.earlier.isEmpty && history.later.isEmpty
                ? "; no other version is held" : "; no other version that is held has it")
        let slip =
            one.nearMiss.map { miss in
                "; \(miss.number), one slip away, is licensed at this place (register row "
                    + "\(miss.entry.rowNumber): \(miss.entry.address))"
            } ?? ""
        return "\(number) does not stand in \(version)" + seen + slip
    }

    private var entry: String? {
        guard one.state.isInRegister, let entry = one.entry else { return nil }
        let file = one.series.flatMap { id in
            check.policy.licences.series.first { $0.id == id }?.register
        }.flatMap { check.histories[$0]?.inForce.fileName }
        var parts = ["Register row \(entry.rowNumber) of \(file ?? "the file"): \(entry.address)"]
        if let reference = entry.reference { parts.append("file \(reference)") }
        if let status = entry.status { parts.append("status \(status)") }
        if let from = entry.validFrom { parts.append("from \(from)") }
        if let until = entry.validUntil { parts.append("until \(until)") }
        return parts.joined(separator: ", ")
    }

    private var place: String? {
        guard let distance = one.distance else { return nil }
        let metres = FixedDecimal.text(distance, digits: 0)
        guard let probability = one.distanceProbability else {
            return "The shown point is \(metres) m from the licensed address"
        }
        let chance = FixedDecimal.text(probability, digits: 6)
        let limit = FixedDecimal.text(
            check.policy.licences.addressConflictProbability,
            digits: 6
        )
        return """
            The shown point is \(metres) m from the licensed address; at least that far with \
            probability \(chance) if it is the same dwelling (conflict below \(limit))
            """
    }

    private var guests: String? {
        guard let guests = one.listing.accommodates, let places = one.entry?.places else {
            return nil
        }
        return "Guests taken: \(guests); places licensed: \(places)"
    }

    private var used: String? {
        guard let use = one.use, use.listings > 1 else { return nil }
        let accounts = use.accounts == 1 ? "one account" : "\(use.accounts, of: "account")"
        let spread =
            use.spread.map { ", up to \(FixedDecimal.text($0, digits: 0)) m apart" } ?? ""
        let others = check.others(one)
        let shown = others.prefix(10).map { other in
            let metres = other.distance.map { FixedDecimal.text($0, digits: 0) + " m" }
            return """
                listing \(other.listing.id) of host \(other.listing.hostID), \
                \(metres ?? "distance not known") from the licensed address: \(other.state.rawValue)
                """
        }
        let rest = others.count > 10 ? ["and \(others.count - 10) more"] : []
        return
            (["The number is shown by \(use.listings, of: "listing") of \(accounts)\(spread):"]
            + shown + rest).joined(separator: "\n   ")
    }

    private var nearby: String? {
        guard let leads = check.leads(of: one), !leads.candidates.isEmpty else { return nil }
        let lines = leads.candidates.map { candidate in
            let number = candidate.entry.number ?? "entry without a number"
            let metres = FixedDecimal.text(candidate.metres, digits: 0)
            let chance = FixedDecimal.text(candidate.probability, digits: 3)
            return """
                \(number) at \(metres) m, probability \(chance) (register row \
                \(candidate.entry.rowNumber): \(candidate.entry.address))
                """
        }
        return "A lead, no finding: the dwelling is a registered one with probability "
            + "\(FixedDecimal.text(leads.probability, digits: 3)); nearest candidates:\n   "
            + lines.joined(separator: "\n   ")
    }

    private func title(of series: String) -> String {
        check.policy.licences.series.first { $0.id == series }?.title ?? ""
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.map { $0.isNewline ? " " : String($0) }.joined() + "'"
    }
}
