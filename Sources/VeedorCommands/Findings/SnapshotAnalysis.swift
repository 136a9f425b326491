internal import Domain
internal import Findings
internal import Hosts
internal import Licences
internal import Nights
internal import Policies
internal import Rents
internal import Store
internal import StrictYAML
internal import Trips

/// What the questions establish about a snapshot, each question on a connection of its own.
struct SnapshotAnalysis: Sendable {
    private let session: AnalysisSession
    private let snapshot: Snapshot

    init(_ session: AnalysisSession, of snapshot: Snapshot) {
        self.session = session
        self.snapshot = snapshot
    }

    /// What one question establishes.
    enum Answer: Sendable {
        case dwellings(DwellingIndex)
        case licences(LicenceCheck?)
        case nights(StoredNights?, [CapCheck])
        case trips(TripEvidence?)
        case areas([(level: AreaIndicators.Level, indicators: AreaIndicators)])
    }

    /// The questions, the longest first; none depends on another.
    var questions: [@Sendable () throws -> Answer] {
        let asked = snapshot.isOfListings ? [dwellings, licences, areas, nights, trips] : [trips]
        let day = snapshot.date
        return asked.map { ask in { @Sendable () throws -> Answer in try ask(day) } }
    }

    /// The analysis that the answers make.
    func analysis(_ answers: [Answer]) throws -> CityAnalysis {
        var analysis = CityAnalysis(
            day: snapshot.date,
            loadID: snapshot.loadID,
            policy: try session.policy(of: snapshot),
            policies: try CityCaps(session.store, session.folders).policies,
            licences: nil,
            dwellings: nil,
            nights: nil,
            caps: [],
            areas: [],
            measures: session.nightMeasures
        )
        for answer in answers {
            switch answer {
            case .dwellings(let dwellings): analysis.dwellings = dwellings
            case .licences(let licences): analysis.licences = licences
            case .nights(let nights, let caps):
                analysis.nights = nights
                analysis.caps = caps
            case .trips(let trips): analysis.trips = trips
            case .areas(let areas): analysis.areas = areas
            }
        }
        return analysis
    }

    @Sendable private func dwellings(_ day: CivilDate) throws -> Answer {
        .dwellings(try HostAnalysis(session.store.anotherReader(), asOf: day).dwellings)
    }

    @Sendable private func licences(_ day: CivilDate) throws -> Answer {
        let policy = try session.city.law.policy(on: day)
        guard policy.statesLicences else { return .licences(nil) }
        return .licences(
            try LicenceCheck(
                session.store.anotherReader(),
                asOf: day,
                platforms: session.city.platforms,
                policies: session.city.law.policy
            )
        )
    }

    @Sendable private func nights(_ day: CivilDate) throws -> Answer {
        let store = try session.store.anotherReader()
        let caps = try CityCaps(store, session.folders)
        let names = CityCapNames.names(caps.policies)
        guard try !names.isEmpty || StoredNights.areTold(store) else { return .nights(nil, []) }
        let nights = try StoredNights(store, asOf: day, measures: session.nightMeasures)
        let checks = names.map {
            CapCheck(id: $0, nights, policies: caps.policies, measures: session.nightMeasures)
        }
        return .nights(nights, checks)
    }

    /// The trips up to a day; where a city asks nothing of trips, or none were loaded, there is none.
    @Sendable private func trips(_ day: CivilDate) throws -> Answer {
        guard let desk = try session.tripDesk() else { return .trips(nil) }
        return .trips(
            try session.store.anotherReader().read { database in
                try TripEvidence(
                    database,
                    laws: desk.laws,
                    city: desk.city,
                    measures: desk.measures,
                    utilisation: desk.utilisation,
                    mostCases: desk.mostCases,
                    until: day
                )
            }
        )
    }

    /// Indicators, where the city has a map.
    @Sendable private func areas(_ day: CivilDate) throws -> Answer {
        let folders = session.folders
        let model = try RentModel(document: YAMLDocument(contentsOf: folders.rentModel))
        let levels = AreaIndicators.Level.allCases
        do {
            let indicators = try AreaIndicators.all(
                session.store.anotherReader(),
                asOf: day,
                levels: levels,
                areas: session.city.areas(),
                platforms: session.city.platforms,
                leastForMedian: model.leastForMedian
            )
            return .areas(zip(levels, indicators).map { (level: $0, indicators: $1) })
        } catch is RentDataError {
            // Without a map no area has a row; reports say so.
            return .areas([])
        }
    }
}
