internal import Domain

/// The registers of drivers, vehicles and bases in the neutral layout, published every Monday.
struct TrafficRegisters {
    let world: TrafficWorld

    private static let first = TrafficWorld.firstDay

    func write(to directory: String) throws {
        for week in 0...4 {
            let day = week * 7
            let name = Self.text(day)
            try write("\(directory)/drivers-\(name).csv", Self.driverHeader) { file in
                for driver in world.drivers { try Self.driver(driver, day, file) }
            }
            try write("\(directory)/vehicles-\(name).csv", Self.vehicleHeader) { file in
                for driver in world.drivers { try Self.vehicles(driver, day, file) }
                for vehicle in world.autonomous {
                    try Self.row(
                        [
                            "vehicles", vehicle, "ride-hail", "active", Self.text(-400),
                            Self.text(-400), "2025-12-31", "N", "Y", "HV0003",
                        ],
                        file
                    )
                }
            }
            // A further base each week: publications that are equal would be one file.
            try write("\(directory)/bases-\(name).csv", Self.baseHeader) { file in
                for base in ["B99901", "B99902", "B998\(padded(week, 2))"] {
                    try Self.row(["bases", base, "active", Self.text(-900), ""], file)
                }
            }
        }
    }

    /// The zones that trips speak of: squares side by side, and one far away.
    func writeZones(to path: String) throws {
        let file = try OutputFile(path)
        try file.write("{\"type\":\"FeatureCollection\",\"features\":[\n")
        for zone in 1...263 {
            try file.write(
                Self.feature(zone, west: (zone - 1) % 17 * 3, south: (zone - 1) / 17 * 3) + ",\n"
            )
        }
        // At this latitude a degree to the east is 83 km.
        try file.write(Self.feature(TrafficWorld.remote, west: 1_051, south: 0) + "\n]}\n")
        try file.close()
    }

    /// A square of three thousandths of a degree.
    private static func feature(_ zone: Int, west: Int, south: Int) -> String {
        func corner(_ east: Int, _ north: Int) -> String {
            "[\(padded(2_100 + west + east)),\(padded(41_350 + south + north))]"
        }
        func padded(_ thousandths: Int) -> String {
            let rest = String(thousandths % 1_000)
            return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
        }
        let corners = [corner(0, 0), corner(3, 0), corner(3, 3), corner(0, 3), corner(0, 0)]
        return "{\"type\":\"Feature\",\"properties\":{\"zone_code\":\"\(zone)\","
            + "\"zone_name\":\"Zone \(zone)\",\"area_code\":\"\((zone - 1) % 40 + 1)\"},\"geometry\":{\"type\":\"Polygon\","
            + "\"coordinates\":[[\(corners.joined(separator: ","))]]}}"
    }

    private static let driverHeader =
        "driver_register,licence_number,licence_class,status,status_since,valid_from,valid_until"
    private static let vehicleHeader =
        "vehicle_register,vehicle_number,vehicle_class,status,status_since,valid_from,valid_until,"
        + "wheelchair_accessible,autonomous,operator"
    private static let baseHeader = "base_register,base_number,status,valid_from,valid_until"

    private static func text(_ day: Int) -> String { first.adding(days: day).description }

    private func write(
        _ path: String,
        _ header: String,
        _ rows: (OutputFile) throws -> Void
    ) throws {
        let file = try OutputFile(path)
        try file.write(header + "\n")
        try rows(file)
        try file.close()
    }

    private static func row(_ fields: [String], _ file: OutputFile) throws {
        try file.write(fields.joined(separator: ",") + "\n")
    }

    private static func driver(_ driver: TrafficDriver, _ day: Int, _ file: OutputFile) throws {
        var licence = driver.fate == .taxi ? "taxi" : "ride-hail"
        var (status, since, from, until) = ("active", text(-390), text(-900), "2025-12-31")
        switch driver.fate {
        case .neverRegistered: return
        case .registeredLater:
            guard day >= driver.fateDay else { return }
            (since, from) = (text(driver.fateDay), text(driver.fateDay))
        case .expired:
            until = text(driver.fateDay)
            if day > driver.fateDay { (status, since) = ("expired", text(driver.fateDay + 1)) }
        case .suspended:
            if day > driver.fateDay { (status, since) = ("suspended", text(driver.fateDay)) }
        case .renewed:
            if day < driver.fateDay { until = text(driver.fateDay) }
        case .wrongClass: licence = "livery"
        default: break
        }
        try row(["drivers", driver.licence, licence, status, since, from, until], file)
    }

    private static func vehicles(_ driver: TrafficDriver, _ day: Int, _ file: OutputFile) throws {
        let access = driver.isAccessible ? "Y" : "N"
        var (status, since, until) = ("active", text(-390), "2025-12-31")
        switch driver.fate {
        case .vehicleExpired:
            until = text(driver.fateDay)
            if day > driver.fateDay { (status, since) = ("expired", text(driver.fateDay + 1)) }
        case .vehicleRevoked:
            if day > driver.fateDay { (status, since) = ("revoked", text(driver.fateDay)) }
        default: break
        }
        if driver.fate != .vehicleNever {
            let kind = driver.fate == .taxi ? "taxi" : "ride-hail"
            try row(
                [
                    "vehicles", driver.vehicle, kind, status, since, text(-900), until, access,
                    "N", "",
                ],
                file
            )
        }
        // The number repeats: a coach of the same number, long revoked, is another vehicle.
        if driver.index % 50 == 7 {
            try row(
                [
                    "vehicles", driver.vehicle, "coach", "revoked", text(-700), text(-900),
                    "2025-12-31", "N", "N", "",
                ],
                file
            )
        }
        guard !driver.reportsToChicago else { return }
        try row(
            [
                "vehicles", driver.spareVehicle, "ride-hail", "active", text(-390), text(-900),
                "2025-12-31", "N", "N", "",
            ],
            file
        )
    }
}
