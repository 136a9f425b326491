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
            let age = RegisterAge(
                date: register.date,
                isMonthOnly: register.isMonthOnly,
                days: register.daysBeforeListings
            )
            lines.append(
                "Register \(register.name) of \(age.day) (load \(register.loadID)): "
                    + "\(register.entries, of: "entry/entries"), "
                    + "\(register.distinctNumbers, of: "number"); "
                    + age.words
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
}
