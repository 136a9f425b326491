internal import Domain
internal import Licences
internal import Policies

/// What was checked against what.
enum CheckHeading {
    static func text(_ check: LicenceCheck) -> String {
        var lines = [
            "Listings of \(check.listings.date) (load \(check.listings.loadID)); "
                + "law in force from \(check.policy.inForceFrom)"
        ]
        for register in check.registers {
            lines.append(
                "Register \(register.name) of \(day(of: register)) (load \(register.loadID)): "
                    + "\(register.entries) entries, \(register.distinctNumbers) numbers; "
                    + gap(register)
            )
            if !register.otherVersions.isEmpty {
                lines.append(
                    "  other versions held: "
                        + register.otherVersions.map(\.description).joined(separator: ", ")
                )
            }
        }
        if check.registers.isEmpty {
            lines.append("No register was loaded: nothing can be found in one")
        }
        return lines.joined(separator: "\n") + "\n"
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
