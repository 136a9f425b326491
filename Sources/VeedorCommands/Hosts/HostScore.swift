internal import Domain
internal import Hosts
internal import Reporting
internal import SyntheticCity

/// How often what was planted about hosts and dwellings is found, class by class.
struct HostScore {
    /// One row per class of planted violations.
    let table: DataTable

    /// How many pairs of accounts, and of advertisements, are put together rightly.
    let pairs: DataTable

    init(_ analysis: HostAnalysis, key: AnswerKey, dump: String) {
        var planted: [PlantedViolationClass: Set<String>] = [:]
        for violation in key.violations where violation.dumps.contains(dump) {
            planted[violation.violation, default: []].insert(violation.listing)
        }
        let found = HostFindings(analysis)
        let classes: [(PlantedViolationClass, Set<String>)] = [
            (.linkedPortfolio, found.linked), (.ghostHostel, found.hostels),
            (.duplicateAdvertisement, found.doubles), (.relisted, found.relisted),
        ]
        table = DataTable(
            columns: [
                .init("planted_violation"), .init("planted", isNumeric: true),
                .init("found", isNumeric: true), .init("right", isNumeric: true),
                .init("recall", isNumeric: true), .init("precision", isNumeric: true),
            ],
            rows: classes.map { violation, found in
                let truth = planted[violation] ?? []
                return [.text(violation.rawValue)] + Self.cells(truth, found)
            }
        )
        let present = Set(
            key.listings.filter { $0.licenceStates[dump] != nil }.map(\.account)
        )
        let operators = Dictionary(
            uniqueKeysWithValues: key.accounts.map { ($0.id, $0.operator) }
        )
        let truth = Dictionary(grouping: present) { operators[$0] ?? $0 }
        pairs = DataTable(
            columns: [
                .init("pairs_of"), .init("planted", isNumeric: true),
                .init("found", isNumeric: true), .init("right", isNumeric: true),
                .init("recall", isNumeric: true), .init("precision", isNumeric: true),
            ],
            rows: [
                [.text("accounts of one operator")]
                    + Self.cells(Self.pairs(truth.values.map(Array.init)), found.accountPairs)
            ]
        )
    }

    private static func cells(_ truth: Set<String>, _ found: Set<String>) -> [DataTable.Cell] {
        let right = truth.intersection(found).count
        func ratio(_ whole: Int) -> DataTable.Cell {
            whole == 0 ? .empty : .decimal(Double(right) / Double(whole), digits: 3)
        }
        return [
            .count(truth.count), .count(found.count), .count(right), ratio(truth.count),
            ratio(found.count),
        ]
    }

    static func pairs(_ groups: [[String]]) -> Set<String> {
        var pairs: Set<String> = []
        for group in groups {
            let sorted = group.sorted()
            for (index, one) in sorted.enumerated() {
                for other in sorted[..<index] { pairs.insert("\(other) \(one)") }
            }
        }
        return pairs
    }
}

/// What the analysis says of each advertisement, in the words of the answer key.
struct HostFindings {
    /// Advertisements whose operator has several accounts.
    private(set) var linked: Set<String> = []

    /// Rooms of a possible ghost hostel.
    private(set) var hostels: Set<String> = []

    /// Whole homes that are advertised twice at one time.
    private(set) var doubles: Set<String> = []

    /// Advertisements that came after another one of the same dwelling was gone.
    private(set) var relisted: Set<String> = []

    /// Pairs of accounts that are of one operator.
    private(set) var accountPairs: Set<String> = []

    init(_ analysis: HostAnalysis) {
        let index = analysis.operators
        let history = index.history
        for one in index.operators {
            let accounts = one.accounts.filter { account in
                index.advertisementsOfAccount[account].contains(where: index.isCurrent)
            }
            guard accounts.count > 1 else { continue }
            linked.formUnion(index.current(one).map { history.advertisements[$0].id.id })
            accountPairs.formUnion(
                HostScore.pairs([accounts.map { index.linkage.accounts[$0].account.id }])
            )
        }
        let last = history.snapshots[history.snapshots.count - 1].date
        for hostel in analysis.dwellings.hostels
        where hostel.listings.count >= SyntheticCity.hostelRooms
            && hostel.days.contains(where: { $0.contains(last) })
        {
            hostels.formUnion(
                hostel.listings.compactMap { $0.split(separator: ":").last.map(String.init) }
            )
        }
        for unit in analysis.dwellings.dwellings.flatMap(\.units) where unit.count > 1 {
            let current = unit.filter(index.isCurrent)
            let isWhole = history.advertisements[unit[0]].roomType == .entireHome
            if current.count > 1, isWhole {
                doubles.formUnion(current.map { history.advertisements[$0].id.id })
            }
            if current.count < unit.count {
                relisted.formUnion(current.map { history.advertisements[$0].id.id })
            }
        }
    }
}
