internal import Domain
internal import Licences
internal import Reporting

/// The licence check listing by listing: an inspector's work list.
enum CheckListingTable {
    static func table(_ check: LicenceCheck) -> DataTable {
        DataTable(
            columns: [
                .init("platform"), .init("listing"), .init("host"), .init("first_look"),
                .init("state"), .init("level"), .init("also"), .init("flags"), .init("number"),
                .init("register_row", isNumeric: true), .init("metres", isNumeric: true),
                .init("distance_probability", isNumeric: true), .init("listings", isNumeric: true),
                .init("accounts", isNumeric: true), .init("row", isNumeric: true),
            ],
            rows: check.assessments.map(row)
        )
    }

    private static func row(_ one: LicenceAssessment) -> [DataTable.Cell] {
        [
            .text(one.listing.platform), .text(one.listing.id), .text(one.listing.hostID),
            .text(one.firstState.rawValue), .text(one.state.rawValue), .text(one.level.rawValue),
            .text(one.also.map(\.rawValue).joined(separator: "; ")),
            .text(
                LicenceFlag.allCases.filter(one.flags.contains).map(\.rawValue)
                    .joined(separator: "; ")
            ),
            .optional(one.number), one.entry.map { .count($0.rowNumber) } ?? .empty,
            one.distance.map { .decimal($0, digits: 0) } ?? .empty,
            one.distanceProbability.map { .decimal($0, digits: 6) } ?? .empty,
            one.use.map { .count($0.listings) } ?? .empty,
            one.use.map { .count($0.accounts) } ?? .empty, .count(one.listing.rowNumber),
        ]
    }
}
