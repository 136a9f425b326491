internal import Domain

/// The declared stays as a single digital entry point hands them out: one JSON document.
struct DeclaredStayFile {
    let world: World

    func write(to path: String) throws {
        let declared = DeclaredStays(world.specification)
        let file = try OutputFile(path)
        var isFirst = true
        try file.write("{\"activities\": [")
        for advertisement in world.market.advertisements {
            for version in declared.versions(of: advertisement) {
                try file.write((isFirst ? "\n" : ",\n") + activity(version, of: advertisement))
                isFirst = false
            }
        }
        try file.write("\n]}\n")
        try file.close()
    }

    private func activity(
        _ version: DeclaredStays.Version,
        of advertisement: Advertisement
    ) -> String {
        let stay = version.stay
        let home = world.market.dwellings[advertisement.dwelling]
        let host = version.platform == 1 ? "staybay" : "otherstays"
        let number = advertisement.record.flatMap { world.register.records[$0].number }
        let (year, month, _) = version.left.components
        let sent = CivilDate(
            year: month == 12 ? year + 1 : year,
            month: month == 12 ? 1 : month + 1,
            day: version.day
        )
        return """
            {"activityId": "\(version.id)", \
            "status": "\(version.isWithdrawn ? "cancelled" : "finished")", \
            "url": "https://www.\(host).example/rooms/\(advertisement.id)?locale=ca", \
            "registrationNumber": "\(number.map { "HUTB-" + padded($0, 6) } ?? "")", \
            "address": {"thoroughfare": "\(home.address.kind) \(home.address.street)", \
            "locatorDesignatorNumber": \(home.address.number), \
            "locatorDesignatorAddition": "\(advertisement.dwelling + 1)", \
            "postCode": "08\(padded(home.neighbourhood + 1, 3))", "postName": "Synthetic"}, \
            "numberOfGuests": \(1 + advertisement.accommodates / 2), \
            "temporal": {"startDatetime": "\(stay.firstNight)T14:00:00Z", \
            "endDatetime": "\(stay.checkout)T10:00:00Z"}, \
            "platformId": "p-\(version.platform)", \
            "createdAt": "\((sent ?? version.left).description)T06:00:00Z"}
            """
    }
}
