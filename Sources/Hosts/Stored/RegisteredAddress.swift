internal import Domain
internal import GRDB
internal import Patterns

/// The address that a register gives for a licence number, as numbers: equal ones are equal.
public struct RegisteredAddress: Hashable, Sendable {
    /// The building: street and number.
    public var building: UInt64

    /// The dwelling in it; `nil` where the register says neither floor nor door.
    public var dwelling: UInt64?

    /// How the addresses of two advertisements agree.
    enum Agreement {
        case same
        case sameBuilding
        case other
    }

    /// Addresses of licence numbers in normal form, by number, from the registers in force on a day; a
    /// number that stands at several addresses says nothing and is left out.
    static func all(
        of wanted: Set<String>,
        asOf day: CivilDate,
        _ database: Database,
        numbers: (String, CivilDate) throws -> [String]
    ) throws -> [String: RegisteredAddress] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                with in_force as (
                  select
                    load_id,
                    row_number() over (
                      partition by register
                      order by snapshot_date > :day, abs(julianday(snapshot_date) - julianday(:day))
                    ) as rank
                  from licence_register_load
                  where entries_with_number > 0
                )
                select
                  licence_number, street_type, street_name, street_number, block, entrance,
                  staircase, floor, door
                from licence_register_entry
                where load_id in (select load_id from in_force where rank = 1)
                  and licence_number is not null and street_name is not null
                order by load_id, row_number
                """,
            arguments: ["day": day.description]
        )
        var found: [String: RegisteredAddress] = [:]
        var several: Set<String> = []
        while let row = try rows.next() {
            let own = try numbers(row[0], day).filter(wanted.contains)
            if own.isEmpty { continue }
            let address = RegisteredAddress(row)
            for number in own {
                if let known = found[number], known != address { several.insert(number) }
                found[number] = address
            }
        }
        for number in several { found[number] = nil }
        return found
    }

    private init(_ row: Row) {
        let parts = (1...8).map { row[$0] as String? ?? "" }
        building = Self.number(parts[0...2], after: 0xCBF2_9CE4_8422_2325)
        // The dwelling's number goes on from that of its building.
        dwelling =
            parts[6].isEmpty && parts[7].isEmpty ? nil : Self.number(parts[3...], after: building)
    }

    /// FNV-1a over the folded parts.
    private static func number(_ parts: ArraySlice<String>, after start: UInt64) -> UInt64 {
        parts.reduce(start) { hash, part in
            let isPlain = part.utf8.allSatisfy { $0 < 0x5B && $0 != 0x3C && $0 != 0x26 }
            let folded =
                isPlain ? part.utf8.reduce(hash, add) : FoldedText(part).bytes.reduce(hash, add)
            // The end of each part counts too.
            return add(folded, 0)
        }
    }

    /// Blanks do not count.
    private static func add(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        byte == 0x20 ? hash : (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
