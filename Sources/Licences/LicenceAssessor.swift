public import Domain
public import Policies

/// Gives each advertisement of a snapshot its licence state.
///
/// A pure function of listings, register and policy: the order of neither changes a state, nor
/// does an entry that no advertisement shows.
public struct LicenceAssessor: Sendable {
    /// The law on the day of the snapshot.
    let rules: LicenceRules

    /// The registers by name.
    let histories: [String: RegisterHistory]

    /// The day of the snapshot.
    let day: CivilDate

    /// How far points may lie from addresses, by platform.
    let platforms: PlatformCatalogue

    /// The series by id.
    let series: [String: LicenceSeries]

    /// The ids of the series that license short lets in the city.
    let ownSeries: Set<String>

    /// An assessor.
    public init(
        rules: LicenceRules,
        histories: [String: RegisterHistory],
        day: CivilDate,
        platforms: PlatformCatalogue
    ) {
        self.rules = rules
        self.histories = histories
        self.day = day
        self.platforms = platforms
        series = Dictionary(
            rules.series.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        ownSeries = Set(rules.ownSeries.map(\.id))
    }

    /// Assesses all advertisements of a snapshot.
    ///
    /// - Complexity: linear in the advertisements and in the entries of the registers, but for
    ///   sorting the users of one number.
    public func assess(_ listings: [AdvertisedListing]) -> [LicenceAssessment] {
        var reader = LicenceReader(rules: rules)
        let readings = listings.map { reader.reading($0.licenceText) }
        let uses = numberUses(listings, readings)
        return listings.indices.map { index in
            assess(listings[index], readings[index], uses)
        }
    }

    private func assess(
        _ listing: AdvertisedListing,
        _ reading: LicenceReading,
        _ uses: [String: NumberUse]
    ) -> LicenceAssessment {
        let first = FirstState(reading, ownSeries: ownSeries, isRegistered: isRegistered)
        var assessment = LicenceAssessment(listing, reading, first)
        if reading.isUnreadable { assessment.flags.insert(.unreadable) }
        let own = reading.ownNumbers(ownSeries)
        if !own.isEmpty {
            judge(own, uses, into: &assessment)
        } else {
            judgeWithoutNumber(into: &assessment)
        }
        return assessment
    }

    /// Whether a number stands in the register of its series; `nil` where there is none to ask.
    func isRegistered(_ number: String, _ seriesID: String) -> Bool? {
        guard let register = series[seriesID]?.register else { return nil }
        return histories[register].map { $0.inForce.holds(number) }
    }

    /// The register in force of a series.
    func history(of seriesID: String) -> RegisterHistory? {
        series[seriesID]?.register.flatMap { histories[$0] }
    }

    // MARK: Several numbers

    /// Of several numbers the one that speaks best for the advertisement counts: it may let what
    /// any of them licenses.
    private func judge(
        _ numbers: [LicenceReading.ShownNumber],
        _ uses: [String: NumberUse],
        into assessment: inout LicenceAssessment
    ) {
        var judged = numbers.map { shown in
            var one = assessment
            judge(shown, uses[shown.number], into: &one)
            return one
        }
        let best = judged.indices.min { left, right in
            Self.favour(judged[left].state) < Self.favour(judged[right].state)
        }
        guard let best else { return }
        let isAnyMissing = judged.contains { $0.state == .notFound || $0.state == .withdrawn }
        if numbers.count > 1 {
            judged[best].flags.insert(.severalNumbers)
            if isAnyMissing, judged[best].state.isInRegister {
                judged[best].flags.insert(.someNumberNotFound)
            }
        }
        if let claim = assessment.reading.exemption {
            judged[best].flags.insert(.exemptionAlsoClaimed)
            contradict(claim.minimumNights, into: &judged[best])
        }
        assessment = judged[best]
    }

    /// Lower is better: found without a flaw first, then found with one, then not found.
    private static func favour(_ state: LicenceState) -> Int {
        let order: [LicenceState] = [
            .found, .shared, .sharedByAccounts, .repaired, .capacityConflict, .typeConflict,
            .addressConflict, .cloned, .notYetValid, .issuedDuringFreeze, .suspended, .lapsed,
            .expired, .revoked, .undeterminable, .registeredLater, .withdrawn, .notFound,
            .malformed,
        ]
        return order.firstIndex(of: state) ?? order.count
    }

    /// Notes that shorter stays are accepted than a claim goes with.
    func contradict(_ minimumNights: Int?, into assessment: inout LicenceAssessment) {
        if let least = minimumNights, let accepted = assessment.listing.minimumNights,
            accepted < least
        {
            assessment.flags.insert(.exemptionContradicted)
        }
    }
}
