internal import Domain
internal import GRDB
internal import Policies
internal import Store

/// The rows of all trips of licences that are looked at as a whole.
struct LicenceRows {
    private var rows: [TripViolation.Holder: [String: [Int64: [Int64]]]] = [:]

    init(
        _ database: Database,
        _ found: [TripViolation],
        submissions: LatestSubmissions,
        until: CivilDate?
    ) throws {
        for (holder, field) in [
            (TripViolation.Holder.driver, TripField.driver), (.vehicle, .vehicle),
        ] {
            let licences = Set(
                found.filter { $0.rule.check.looksAtAllTrips && $0.holder == holder }
                    .map { RegisterHistory.normal($0.subject) }
            )
            guard !licences.isEmpty else { continue }
            var scan = try CountedTrips(database, submissions, fields: [field], until: until)
            var block = TripBlock()
            var names: (load: Int64, names: [String])?
            while try scan.next(into: &block) {
                if names?.load != block.loadID {
                    let known = try StoredTripNames(database, load: block.loadID)
                    names = (block.loadID, known[field].map(RegisterHistory.normal))
                }
                for index in 0..<block.count where block[field][index] != PackedColumn.missing {
                    let name = names?.names[Int(block[field][index])] ?? ""
                    guard licences.contains(name) else { continue }
                    rows[holder, default: [:]][name, default: [:]][block.loadID, default: []]
                        .append(block.row(of: index))
                }
            }
        }
    }

    func rows(of one: TripViolation) -> [Int64: [Int64]]? {
        rows[one.holder]?[RegisterHistory.normal(one.subject)]
    }
}
