public import Domain
public import GRDB
public import Policies
internal import Store

/// The registers of a store: drivers, vehicles, bases.
public struct StoredRegisters: Sendable {
    private var histories: [Column: RegisterHistory] = [:]

    private struct Column: Hashable {
        var table: Table
        var key: RegistrationRule.Key
    }

    private enum Table: String, Hashable, CaseIterable {
        case driver, vehicle, base
    }

    /// Reads the registers as they were published up to a day.
    ///
    /// - Throws: `DatabaseError`.
    public init(_ database: Database, until: CivilDate?) throws {
        for table in Table.allCases {
            for key in RegistrationRule.Key.allCases where key == .number || table == .vehicle {
                histories[Column(table: table, key: key)] = try Self.history(
                    database,
                    table,
                    key,
                    until
                )
            }
        }
    }

    /// The history of what a rule asks about.
    public func history(
        of subject: RegistrationRule.Subject,
        key: RegistrationRule.Key
    ) -> RegisterHistory {
        let table: Table =
            switch subject {
            case .driver: .driver
            case .vehicle: .vehicle
            case .base, .originatingBase: .base
            }
        return histories[Column(table: table, key: key)]
            ?? RegisterHistory(publications: [:], entries: [])
    }

    private static func history(
        _ database: Database,
        _ table: Table,
        _ key: RegistrationRule.Key,
        _ until: CivilDate?
    ) throws -> RegisterHistory {
        let columns =
            switch table {
            case .driver:
                """
                f.licence_number as key, f.licence_class as class, null as wheelchair,
                null as autonomous, null as base, f.operator as operator
                """
            case .vehicle:
                """
                f.\(key.column) as key, f.vehicle_class as class,
                f.is_wheelchair_accessible as wheelchair, f.is_autonomous as autonomous,
                f.base_number as base, f.operator as operator
                """
            case .base:
                """
                f.base_number as key, f.base_class as class, null as wheelchair,
                null as autonomous, null as base, null as operator
                """
            }
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select p.snapshot_date as day, f.load_id, f.row_number, f.register, f.status,
                  f.status_since, f.valid_from, f.valid_until, \(columns)
                from \(table.rawValue)_register_entry as f
                join register_publication as p on p.load_id = f.load_id
                order by p.snapshot_date, f.load_id, f.row_number
                """
        )
        var publications: [String: Set<CivilDate>] = [:]
        var entries: [(register: String, day: CivilDate, key: String, entry: RegisterEntry)] = []
        while let row = try rows.next() {
            guard let day = CivilDate(row["day"] as String), until.map({ day <= $0 }) ?? true else {
                continue
            }
            let register: String = row["register"]
            publications[register, default: []].insert(day)
            guard let key: String = row["key"] else { continue }
            entries.append((register, day, key, RegisterEntry(row)))
        }
        return RegisterHistory(publications: publications, entries: entries)
    }
}

extension RegistrationRule.Key {
    /// The column of the register of vehicles.
    fileprivate var column: String {
        switch self {
        case .number: "vehicle_number"
        case .plate: "plate"
        case .vin: "vin"
        case .reference: "entry_reference"
        }
    }
}

extension RegisterEntry {
    fileprivate init(_ row: Row) {
        self.init()
        func day(_ name: String) -> CivilDate? { (row[name] as String?).flatMap { CivilDate($0) } }
        licenceClass = row["class"]
        status = row["status"]
        statusSince = day("status_since")
        validFrom = day("valid_from")
        validUntil = day("valid_until")
        isWheelchairAccessible = row["wheelchair"]
        isAutonomous = row["autonomous"]
        operators = [row["base"] as String?, row["operator"] as String?].compactMap(\.self)
        source = Source(load: row["load_id"], row: row["row_number"])
    }
}
