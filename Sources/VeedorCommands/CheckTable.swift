internal import Domain
internal import Licences
internal import Reporting

/// The first cross-check as people read it.
enum CheckTable {
    static func heading(_ check: LicenceCheck) -> String {
        var lines = ["Listings of \(check.listings.date) (load \(check.listings.loadID))"]
        for register in check.registers {
            lines.append(
                "Register \(register.name) of \(day(of: register)) (load \(register.loadID)): "
                    + "\(register.entries) entries, \(register.distinctNumbers) numbers; "
                    + gap(register)
            )
        }
        if check.registers.isEmpty {
            lines.append("No register was loaded: nothing can be found in one")
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    static func table(_ check: LicenceCheck) -> DataTable {
        var table = DataTable(columns: [
            .init("state"), .init("count", isNumeric: true), .init("of", isNumeric: true),
            .init("unit"), .init("percent", isNumeric: true), .init("snapshot"),
        ])
        table.rows = check.counts.map { state, share in
            [
                .text(state.rawValue), .count(share.numerator), .count(share.denominator),
                .text(share.unit),
                share.quotient.map { .decimal($0 * 100, digits: 1) } ?? .empty,
                .text(check.listings.date.description),
            ]
        }
        return table
    }

    private static func day(of register: LicenceCheck.RegisterUsed) -> String {
        register.isMonthOnly
            ? "\(register.date.description.prefix(7)), day not known" : register.date.description
    }

    private static func gap(_ register: LicenceCheck.RegisterUsed) -> String {
        let about = register.isMonthOnly ? "up to " : ""
        let days = register.daysBeforeListings
        switch days {
        case 0: return "of the same day as the listings"
        case 1...: return "\(about)\(days) days older than the listings"
        default:
            return "\(-days) days younger than the listings: a number may have been "
                + "added or withdrawn in between"
        }
    }
}
