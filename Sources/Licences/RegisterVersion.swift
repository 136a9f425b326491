internal import Domain
internal import GRDB
internal import Policies

/// One publication of a licence register.
struct RegisterVersion {
    let name: String
    let date: CivilDate
    let isMonthOnly: Bool
    let loadID: Int64
    let entries: Int

    /// The version in force on a day: the last at or before it, else the first after it.
    static func inForce(
        _ name: String,
        on day: CivilDate,
        _ database: Database
    ) throws -> RegisterVersion? {
        let row = try Row.fetchOne(
            database,
            sql: """
                select snapshot_date, snapshot_precision, load_id, entries
                from licence_register_load
                where register = :name and entries_with_number > 0
                order by
                  snapshot_date > :day,
                  case when snapshot_date <= :day then snapshot_date end desc,
                  snapshot_date
                limit 1
                """,
            arguments: ["name": name, "day": day.description]
        )
        guard let row, let date = CivilDate(row["snapshot_date"] as String) else { return nil }
        return RegisterVersion(
            name: name,
            date: date,
            isMonthOnly: row["snapshot_precision"] == "month",
            loadID: row["load_id"],
            entries: row["entries"]
        )
    }

    /// The distinct numbers of the series, in normal form.
    func numbers(of series: [LicenceSeries], _ database: Database) throws -> Set<String> {
        let forms = series.filter { $0.register == name }.map(\.form)
        var numbers: Set<String> = []
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select licence_number
                from licence_register_entry
                where load_id = ? and register = ? and licence_number is not null
                """,
            arguments: [loadID, name]
        )
        while let row = try rows.next() {
            let text: String = row[0]
            if let number = forms.lazy.compactMap({ $0.firstNumber(in: text) }).first {
                numbers.insert(number)
            }
        }
        return numbers
    }
}
