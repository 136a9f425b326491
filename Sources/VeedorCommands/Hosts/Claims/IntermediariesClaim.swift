internal import Domain
internal import Hosts
internal import Licences
internal import Policies
internal import Reporting
internal import Store

/// H3: professional intermediaries drive illegal renting.
struct IntermediariesClaim {
    let claim: Claim

    init(_ store: VeedorStore, _ analysis: HostAnalysis, asOf: CivilDate?) throws {
        let folders = try DataFolders.find()
        let law = try CityLaw(of: store, cities: CityCatalogue(folder: folders.cities))
        let check = try LicenceCheck(
            store,
            asOf: asOf,
            platforms: PlatformCatalogue(folder: folders.platforms),
            policies: law.policy
        )
        let index = analysis.operators
        var dwellings: [Int: Int] = [:]
        for one in analysis.dwellings.dwellings { dwellings[one.owner, default: 0] += one.atLeast }
        var owners: [AdvertisementID: Int] = [:]
        for (position, owner) in index.ownerOfAdvertisement.enumerated() {
            owners[index.history.advertisements[position].id] = owner
        }
        var counts: [Int: (missing: Int, wrong: Int, all: Int)] = [:]
        for one in check.assessments {
            let id = AdvertisementID(platform: one.listing.platform, id: one.listing.id)
            guard let owner = owners[id] else { continue }
            counts[owner, default: (0, 0, 0)].all += 1
            if !one.state.isInRegister { counts[owner, default: (0, 0, 0)].missing += 1 }
            if one.firstState == .notInRegister { counts[owner, default: (0, 0, 0)].wrong += 1 }
        }
        var rows: [[DataTable.Cell]] = []
        let roles = analysis.dwellings.profiles().map(\.role)
        let classes: [(title: String, holds: (Int) -> Bool)] =
            OperatorProfile.Role.allCases.map { role in
                ("taken for: \(role.rawValue)", { roles[$0] == role })
            }
            + HostClass.all(analysis.dwellingModel).map { kind in
                (kind.title, { kind.dwellings.contains(max(1, dwellings[$0] ?? 1)) })
            }
        for kind in classes {
            let some = counts.filter { kind.holds($0.key) }
                .sorted { $0.key < $1.key }.map(\.value)
            for (name, clusters) in [
                (
                    "no number that stands in the register",
                    some.map { (with: $0.missing, all: $0.all) }
                ),
                ("a number that stands in no register", some.map { (with: $0.wrong, all: $0.all) }),
            ] {
                let share = ClusteredShare(clusters: clusters, unit: "listing")
                rows.append([.text(kind.title), .text(name)] + CheckTables.cells(share))
            }
        }
        claim = Claim(
            statement:
                "professional intermediaries drive illegal renting (a city on its platforms)",
            measure:
                "parts of listings without a registered licence, by what the operator is taken for and by its "
                + "dwellings; "
                + "95 % intervals, listings of one operator taken together",
            against:
                "equal parts whatever the size of the operator, or smaller ones for large ones",
            figures: DataTable(
                columns: [.init("dwellings"), .init("licence")] + CheckTables.shareColumns,
                rows: rows
            ),
            notKnown: "who owns and who manages: the register names no holder, so that size and "
                + "licences that another operator shows too are all that tells an intermediary; "
                + "exemptions are not checked here"
        )
    }
}
