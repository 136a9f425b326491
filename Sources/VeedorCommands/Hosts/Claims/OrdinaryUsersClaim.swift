internal import Domain
internal import Hosts
internal import Reporting
internal import Store

/// H1: the platform benefits ordinary users first of all.
struct OrdinaryUsersClaim {
    let claim: Claim

    init(_ store: VeedorStore, _ analysis: HostAnalysis) throws {
        let income = try ListingIncome(store, analysis)
        var rows: [[DataTable.Cell]] = []
        for unit in HostMeasures.Unit.allCases {
            let measures = analysis.dwellings.measures(unit)
            for (name, value) in Self.quantities(analysis, income) {
                for one in HostClass.all(analysis.dwellingModel) {
                    let share = Self.share(measures, name, value) { host in
                        one.dwellings.contains(max(1, host.dwellings))
                    }
                    guard share.share.denominator > 0 else { continue }
                    rows.append(
                        [.text(unit.rawValue), .text(one.title)] + CheckTables.cells(share)
                    )
                }
            }
        }
        let measures = analysis.dwellings.measures(.operator)
        for (name, value) in Self.quantities(analysis, income) {
            for role in OperatorProfile.Role.allCases {
                let share = Self.share(measures, name, value) { $0.role == role }
                guard share.share.denominator > 0 else { continue }
                rows.append([.text("operator"), .text(role.rawValue)] + CheckTables.cells(share))
            }
        }
        claim = Claim(
            statement: "the platform primarily benefits ordinary users (the platform's defence)",
            measure:
                "parts of hosts, advertisements, dwellings, reviews, nights with guests and what "
                + "they bring in (nights times the price shown, of the year before) that hosts "
                + "with one, two, ... dwellings hold, at least, by account and after linking, and "
                + "by what operators are taken for; 95 % intervals",
            against: "hosts with several dwellings hold the larger part of advertisements, "
                + "dwellings, nights and income, however many hosts have one",
            figures: DataTable(
                columns: [.init("hosts_are"), .init("dwellings")] + CheckTables.shareColumns,
                rows: rows
            ),
            notKnown: Self.notKnown(analysis, income)
        )
    }

    private static func share(
        _ measures: HostMeasures,
        _ name: String,
        _ value: (HostMeasures.Holding) -> Int,
        isIn: (HostMeasures.Holding) -> Bool
    ) -> ClusteredShare {
        ClusteredShare(
            clusters: measures.hosts.map { host in
                let held = value(host)
                return (with: isIn(host) ? held : 0, all: held)
            },
            unit: name
        )
    }

    private static func quantities(
        _ analysis: HostAnalysis,
        _ income: ListingIncome
    ) -> [(String, (HostMeasures.Holding) -> Int)] {
        let advertisements = analysis.operators.history.advertisements
        func sum(
            _ value: @escaping (HostedAdvertisement) -> Int
        ) -> (HostMeasures.Holding) -> Int {
            { host in host.positions.reduce(0) { $0 + value(advertisements[$1]) } }
        }
        return [
            ("host", { _ in 1 }), ("advertisement", { $0.advertisements }),
            ("dwelling", { $0.dwellings }), ("review of the last year", { $0.reviews ?? 0 }),
            ("night of the last year, estimated", sum(income.nights)),
            ("income of the last year, estimated, minor units", sum(income.revenue)),
        ]
    }

    /// What the figures do not tell.
    private static func notKnown(_ analysis: HostAnalysis, _ income: ListingIncome) -> String {
        if let refusal = income.refusal {
            return "nights and income: \(refusal); reviews stand for stays, and not every stay is "
                + "reviewed"
        }
        let history = analysis.operators.history
        let current = history.advertisements.indices.filter(analysis.operators.isCurrent)
            .map { history.advertisements[$0] }
        let unseen = current.count { income.nights[$0.id] == nil }
        let priceless = current.count { $0.price == nil && income.nights[$0.id] != nil }
        return
            "the nights of \(unseen) of \(current.count, of: "advertisement"), "
            + "too little of which was "
            + "seen, and the price of \(priceless); the price shown is not what guests paid, and "
            + "each number of nights has an interval of its own that these do not hold"
    }
}
