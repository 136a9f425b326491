internal import Domain
internal import Hosts
internal import Reporting

/// H1: the platform benefits ordinary users first of all.
struct OrdinaryUsersClaim {
    let claim: Claim

    init(_ analysis: HostAnalysis) {
        let quantities: [(String, (HostMeasures.Holding) -> Int)] = [
            ("host", { _ in 1 }), ("advertisement", { $0.advertisements }),
            ("dwelling", { $0.dwellings }), ("review of the last year", { $0.reviews ?? 0 }),
        ]
        var rows: [[DataTable.Cell]] = []
        for unit in HostMeasures.Unit.allCases {
            let measures = analysis.dwellings.measures(unit)
            for (name, value) in quantities {
                for one in HostClass.all(analysis.dwellingModel) {
                    let share = ClusteredShare(
                        clusters: measures.hosts.map { host in
                            let isIn = one.dwellings.contains(max(1, host.dwellings))
                            return (with: isIn ? value(host) : 0, all: value(host))
                        },
                        unit: name
                    )
                    guard share.share.denominator > 0 else { continue }
                    rows.append(
                        [.text(unit.rawValue), .text(one.title)] + CheckTables.cells(share)
                    )
                }
            }
        }
        claim = Claim(
            statement: "the platform primarily benefits ordinary users (the platform's defence)",
            measure:
                "parts of hosts, advertisements, dwellings and reviews held by hosts with one, "
                + "two, ... dwellings (at least), by account and after linking; 95 % intervals",
            against: "hosts with several dwellings hold the larger part of advertisements, "
                + "dwellings and stays, however many hosts have one",
            figures: DataTable(
                columns: [.init("hosts_are"), .init("dwellings")] + CheckTables.shareColumns,
                rows: rows
            ),
            notKnown: "nights and revenue; reviews stand for stays, and not every stay is reviewed"
        )
    }
}
