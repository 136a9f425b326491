internal import Domain
internal import GRDB
internal import Policies
internal import Reporting
internal import Store
internal import Trips

/// What claims H24, H25 and H27 say of groups of areas by a figure of their residents.
struct ResidentTables {
    private let fares: StoredFares

    init(_ fares: StoredFares) { self.fares = fares }

    /// The groups by each figure that is held.
    func groups(of zones: some Sequence<String>) throws -> [ResidentGroups] {
        try fares.store.read {
            try ResidentGroups.all($0, fares.measures.residents, zones: Set(zones))
        }
    }

    /// The columns that say which areas are meant.
    static let columns: [DataTable.Column] = [
        .init("figure"), .init("of"), .init("from", isNumeric: true), .init("to", isNumeric: true),
        .init("areas", isNumeric: true), .init("residents", isNumeric: true),
    ]

    /// Their cells.
    static func cells(_ all: ResidentGroups, _ group: ResidentGroups.Group) -> [DataTable.Cell] {
        guard let figures = group.figures else {
            return [.text(all.indicator), .text("no figure")] + Array(repeating: .empty, count: 4)
        }
        return [
            .text(all.indicator), .text(all.unit), .decimal(figures.lowerBound, digits: 1),
            .decimal(figures.upperBound, digits: 1), .count(group.areas),
            .count(group.residents),
        ]
    }

    /// What no figure of areas allows.
    static let fallacy =
        "who rides: an area's residents are not its riders, and a difference between areas is none "
        + "between people (ecological fallacy)"
}
