internal import Hosts
public import Domain
public import Licences

/// What reports count over a whole snapshot; it needs no store.
public struct ReportFigures: Sendable {
    /// The licences; `nil` where the law of the day says nothing of them.
    public let licences: LicenceFigures?

    /// Hosts by each definition; `nil` where none were looked at.
    let hosts: [HostDefinition]?

    /// Shares of advertisements by what their licence field says.
    public struct LicenceFigures: Sendable {
        /// The unlicensed share by each definition.
        public let headlines: [LicenceHeadline]

        /// The shares of the states at first look.
        public let firstStates: [(state: FirstState, count: ClusteredShare)]
    }

    /// How many hosts there are by one definition, accounts and operators apart.
    struct HostDefinition: Sendable {
        var title: String
        var accounts: (hosts: Int, advertisements: Int)
        var operators: (hosts: Int, advertisements: Int)
    }

    /// Counts.
    public init(_ analysis: CityAnalysis) {
        licences = analysis.licences.map {
            LicenceFigures(headlines: $0.headlines, firstStates: $0.firstStates)
        }
        hosts = analysis.dwellings.map(Self.definitions)
    }

    private static func definitions(_ dwellings: DwellingIndex) -> [HostDefinition] {
        let (accounts, operators) = (dwellings.measures(.account), dwellings.measures(.operator))
        let classes = dwellings.model.classes
        var definitions: [(String, Int, KeyPath<HostMeasures.Holding, Int>)] = [
            ("any", 1, \.advertisements)
        ]
        for number in classes {
            definitions.append(("\(number) or more advertisements", number, \.advertisements))
        }
        for number in classes {
            definitions.append(("at least \(number) dwellings", number, \.dwellings))
        }
        return definitions.map { title, number, key in
            HostDefinition(
                title: title,
                accounts: accounts.hosts(with: number, of: key),
                operators: operators.hosts(with: number, of: key)
            )
        }
    }
}
