internal import Domain
internal import GRDB

/// The publications of one licence register in a store.
struct StoredRegister {
    let name: String
    let reader: LicenceReader

    /// One publication with numbers.
    struct Publication {
        let date: CivilDate
        let isMonthOnly: Bool
        let loadID: Int64
    }

    /// The version in force on a day, whole, and the numbers of the others; `nil` when no version
    /// with numbers is held.
    func history(on day: CivilDate, _ database: Database) throws -> RegisterHistory? {
        let publications = try publications(database)
        let inForce =
            publications.last { $0.date <= day } ?? publications.first
        guard let inForce else { return nil }
        var history = RegisterHistory(inForce: try register(inForce, database))
        for other in publications where other.date < inForce.date {
            history.earlier.insert(try version(other, database), at: 0)
        }
        for other in publications where other.date > inForce.date {
            history.later.append(try version(other, database))
        }
        return history
    }

    /// The publications with numbers, the earliest first.
    func publications(_ database: Database) throws -> [Publication] {
        try Row.fetchAll(
            database,
            sql: """
                select snapshot_date, snapshot_precision, load_id
                from licence_register_load
                where register = ? and entries_with_number > 0
                order by snapshot_date
                """,
            arguments: [name]
        ).compactMap { row in
            CivilDate(row["snapshot_date"] as String).map { date in
                Publication(
                    date: date,
                    isMonthOnly: row["snapshot_precision"] == "month",
                    loadID: row["load_id"]
                )
            }
        }
    }

    /// A publication with all its entries, numbers in normal form.
    func register(_ publication: Publication, _ database: Database) throws -> LicenceRegister {
        var entries: [LicenceEntry] = []
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select
                  row_number, licence_number, entry_reference, status, valid_from, valid_until,
                  licensed_places, latitude, longitude, street_type, street_name, street_number,
                  staircase, floor, door
                from licence_register_entry
                where load_id = ? and register = ?
                order by row_number
                """,
            arguments: [publication.loadID, name]
        )
        while let row = try rows.next() {
            entries.append(
                LicenceEntry(
                    rowNumber: row[0],
                    number: (row[1] as String?).flatMap(number),
                    reference: row[2],
                    status: row[3],
                    validFrom: (row[4] as String?).flatMap { CivilDate($0) },
                    validUntil: (row[5] as String?).flatMap { CivilDate($0) },
                    places: row[6],
                    position: GeoPoint(row[7] as Double?, row[8] as Double?),
                    address: (9...14).compactMap { row[$0] as String? }.joined(separator: " ")
                )
            )
        }
        return LicenceRegister(
            name: name,
            date: publication.date,
            isMonthOnly: publication.isMonthOnly,
            loadID: publication.loadID,
            fileName: try String.fetchOne(
                database,
                sql: "select file_name from load where load_id = ?",
                arguments: [publication.loadID]
            ) ?? "",
            entries: entries
        )
    }

    private func version(
        _ publication: Publication,
        _ database: Database
    ) throws -> RegisterHistory.Version {
        var numbers: Set<String> = []
        let rows = try String.fetchCursor(
            database,
            sql: """
                select licence_number
                from licence_register_entry
                where load_id = ? and register = ? and licence_number is not null
                """,
            arguments: [publication.loadID, name]
        )
        while let text = try rows.next() {
            if let number = number(text) { numbers.insert(number) }
        }
        return RegisterHistory.Version(date: publication.date, numbers: numbers)
    }

    private func number(_ text: String) -> String? {
        reader.registeredNumber(text, register: name)
    }
}
