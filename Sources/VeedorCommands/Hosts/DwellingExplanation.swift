internal import Domain
internal import Hosts
internal import Reporting

/// What belongs to a dwelling, and what the links between its advertisements weigh.
struct DwellingExplanation {
    private let dwelling: DwellingIndex.Dwelling
    private let index: DwellingIndex
    private let day: CivilDate

    init(_ id: String, _ analysis: HostAnalysis) throws {
        index = analysis.dwellings
        day = analysis.day
        let advertisements = analysis.operators.history.advertisements
        let found = index.dwellings.first { one in
            one.id == id
                || one.advertisements.contains {
                    advertisements[$0].id.id == id || "\(advertisements[$0].id)" == id
                }
        }
        guard let found else { throw HostError.noSuchDwelling(id) }
        dwelling = found
    }

    var text: String {
        let count =
            dwelling.atLeast == dwelling.atMost
            ? "\(dwelling.atLeast)" : "\(dwelling.atLeast) to \(dwelling.atMost)"
        let kind = dwelling.isWhole ? "advertised whole" : "rooms at one place"
        return """
            \(dwelling.id) on \(day): \(kind), \(count) dwelling\(count == "1" ? "" : "s"), of \
            \(index.operators.operators[dwelling.owner].id)

            \(members.rendered(as: .table))
            \(links)\(rooms)
            """
    }

    private var members: DataTable {
        let history = index.operators.history
        return DataTable(
            columns: [
                .init("unit", isNumeric: true), .init("advertisement"), .init("account"),
                .init("first_seen"), .init("last_seen"), .init("guests", isNumeric: true),
                .init("licence"), .init("load", isNumeric: true), .init("row", isNumeric: true),
            ],
            rows: dwelling.units.enumerated().flatMap { number, unit in
                unit.map { position -> [DataTable.Cell] in
                    let one = history.advertisements[position]
                    let dates = one.snapshots.map { history.snapshots[$0].date }
                    return [
                        .count(number + 1), .text("\(one.id)"), .text("\(one.account)"),
                        .optional(dates.first.map { "\($0)" }),
                        .optional(dates.last.map { "\($0)" }),
                        one.accommodates.map { .count($0) } ?? .empty,
                        .text(one.licences.joined(separator: " ")),
                        .integer(one.source.loadID), .count(one.source.row),
                    ]
                }
            }
        )
    }

    /// The best link of each advertisement to an earlier one.
    private var links: String {
        let all = dwelling.isWhole ? [dwelling.advertisements] : dwelling.units
        let parts = all.flatMap { members in
            members.indices.dropFirst().compactMap { position in
                link(of: members[position], among: members[..<position])
            }
        }
        return parts.isEmpty ? "Every advertisement is a unit of its own\n" : parts.joined()
    }

    private func link(of one: Int, among others: ArraySlice<Int>) -> String? {
        let weights = others.compactMap { other in
            index.linkage.weight(other, one).map { (other: other, weight: $0) }
        }
        guard let best = weights.max(by: { $0.weight < $1.weight }) else { return nil }
        let table = WeightTable.table(
            index.linkage.steps(best.other, one),
            prior: index.linkage.priorWeight(best.other, one)
        )
        let advertisements = index.operators.history.advertisements
        let chance = FixedDecimal.text(LinkageWeights.probability(best.weight), digits: 3)
        return """
            \(advertisements[one].id) and \(advertisements[best.other].id) are one with \
            probability \(chance), if the comparisons are independent (one for sure from \
            \(FixedDecimal.text(index.model.probability, digits: 2)) on, perhaps from \
            \(FixedDecimal.text(index.model.possible, digits: 2)) on):

            \(table.rendered(as: .table))

            """
    }

    private var rooms: String {
        guard !dwelling.isWhole, dwelling.units.count > 1 else { return "" }
        let places = dwelling.units.compactMap {
            index.operators.history.advertisements[$0[0]].place
        }
        var spread = 0.0
        for (position, place) in places.enumerated() {
            for other in places[..<position] { spread = max(spread, place.metres(to: other)) }
        }
        return """
            Rooms of one operator, at most \(FixedDecimal.text(spread, digits: 0)) m apart: they \
            may be one dwelling, or several of one house; \(index.model.roomsPerDwelling) rooms \
            are taken to be a dwelling at most

            """
    }
}
