internal import Domain
internal import Nights
internal import Policies
internal import Reporting
internal import SyntheticCity

/// How often a breach of a night cap that declarations prove is found, and nothing else is called one.
enum CapScore {
    /// One line: the listings of the last dump at the level of a breach, against those planted.
    static func table(
        _ nights: StoredNights,
        policies: [CityPolicy],
        measures: NightMeasures,
        key: AnswerKey
    ) -> DataTable {
        let dump = key.dumps.last?.date ?? ""
        let planted = Set(
            key.violations.filter { $0.violation == .nightsOverCap && $0.dumps.contains(dump) }
                .map(\.listing)
        )
        let lines = CityCapNames.names(policies).flatMap { name in
            CapCheck(id: name, nights, policies: policies, measures: measures).lines
        }
        let declared = lines.filter { $0.declared != nil }
        let found = Set(
            lines.filter { $0.verdict == .over(isBreach: true) }.map(\.listing.id)
        )
        let right = planted.intersection(found)
        return DataTable(
            columns: [
                .init("planted_violation"), .init("level"), .init("declared", isNumeric: true),
                .init("planted", isNumeric: true), .init("found", isNumeric: true),
                .init("right", isNumeric: true), .init("recall", isNumeric: true),
                .init("precision", isNumeric: true),
            ],
            rows: [
                [
                    .text(PlantedViolationClass.nightsOverCap.rawValue), .text("breach"),
                    .count(declared.count), .count(planted.count), .count(found.count),
                    .count(right.count), ratio(right.count, planted.count),
                    ratio(right.count, found.count),
                ]
            ]
        )
    }

    private static func ratio(_ part: Int, _ whole: Int) -> DataTable.Cell {
        whole == 0 ? .empty : .decimal(Double(part) / Double(whole), digits: 3)
    }
}
