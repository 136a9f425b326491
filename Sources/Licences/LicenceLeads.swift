public import Domain
public import Policies

/// Registered dwellings that an advertisement without a number may be: leads, never findings.
public struct LicenceLeads: Sendable {
    /// The probability that the advertised dwelling is one of the register's.
    public let probability: Double

    /// The most probable entries, the first one first.
    public let candidates: [Candidate]

    /// A registered dwelling near an advertisement.
    public struct Candidate: Hashable, Sendable {
        /// The entry.
        public var entry: LicenceEntry

        /// Metres from the shown point.
        public var metres: Double

        /// The probability that this is the advertised dwelling.
        public var probability: Double

        /// How many other advertisements show its number.
        public var shownBy: Int
    }

    /// Weighs the registered dwellings around a point.
    ///
    /// By Bayes: before looking, the dwelling is registered with the prior of the policy, each entry
    /// as likely as any other. An entry at distance d makes the shown point as likely as the
    /// location error's density at d says; an unregistered dwelling as likely as the density of
    /// registered dwellings around it says, because short lets stand where short lets are.
    /// An entry with fewer places than guests, or whose number other advertisements show, counts
    /// for as little as the policy says.
    public init(
        of listing: AdvertisedListing,
        in register: LicenceRegister,
        rules: LeadRules,
        error: LocationError,
        uses: [String: Int],
        limit: Int = 5
    ) {
        guard let point = listing.position else {
            probability = 0
            candidates = []
            return
        }
        var near: [(entry: LicenceEntry, metres: Double, weight: Double)] = []
        var around = 0
        for entry in register.entries(within: rules.neighbourhoodMetres, of: point) {
            guard let place = entry.position else { continue }
            let metres = point.metres(to: place)
            around += 1
            guard metres <= 2 * error.radius else { continue }
            var weight = error.density(at: metres)
            if let guests = listing.accommodates, let places = entry.places, guests > places {
                weight *= rules.weightWhenTooSmall
            }
            if let number = entry.number, uses[number, default: 0] > 0 {
                weight *= rules.weightWhenShown
            }
            near.append((entry, metres, weight))
        }
        let prior = rules.prior
        let registered = prior * near.reduce(0) { $0 + $1.weight }
        let area = Double.pi * rules.neighbourhoodMetres * rules.neighbourhoodMetres
        let unregistered = (1 - prior) * Double(around) / area
        let total = registered + unregistered
        probability = total > 0 ? registered / total : 0
        candidates = near.map { one in
            Candidate(
                entry: one.entry,
                metres: one.metres,
                probability: total > 0 ? prior * one.weight / total : 0,
                shownBy: one.entry.number.map { uses[$0, default: 0] } ?? 0
            )
        }.sorted {
            ($1.probability, $0.entry.rowNumber) < ($0.probability, $1.entry.rowNumber)
        }.prefix(limit).map(\.self)
    }
}

extension LicenceCheck {
    /// The leads of one advertisement that shows no number; `nil` where the policy gives no prior,
    /// no register was loaded or the platform's location error is not known.
    public func leads(of one: LicenceAssessment) -> LicenceLeads? {
        guard !one.state.isInRegister, let rules = policy.licences.leads,
            let error = platforms.locationError(of: one.listing.platform),
            let series = policy.licences.ownSeries.first,
            let register = series.register.flatMap({ histories[$0] })?.inForce
        else { return nil }
        let uses = Dictionary(
            numberUses.map { ($0.number, $0.listings) },
            uniquingKeysWith: { first, _ in first }
        )
        return LicenceLeads(
            of: one.listing,
            in: register,
            rules: rules,
            error: error,
            uses: uses
        )
    }
}
