internal import Domain
internal import GRDB
internal import Licences
internal import Policies
internal import Store

/// Fills the models of licences.
struct LicenceModels {
    private let check: LicenceCheck
    private let day: String
    private let registers: [String: LicenceCheck.RegisterUsed]
    private let series: [String: LicenceSeries]
    private let otherVersions: [String: String]
    private let rowsByNumber: [String: [Int]]

    init(_ check: LicenceCheck, _ database: Database) throws {
        self.check = check
        day = check.listings.date.description
        registers = Dictionary(check.registers.map { ($0.name, $0) }) { first, _ in first }
        series = Dictionary(check.policy.licences.series.map { ($0.id, $0) }) { first, _ in first }
        var versions: [String: String] = [:]
        for register in check.registers {
            versions[register.name] = try Int64.fetchAll(
                database,
                sql: """
                    select load_id
                    from licence_register_load
                    where register = ? and load_id <> ? and entries_with_number > 0
                    order by snapshot_date
                    """,
                arguments: [register.name, register.loadID]
            ).map { "\($0)" }.asEvidence()
        }
        otherVersions = versions
        var rows: [String: [Int]] = [:]
        for one in check.assessments {
            // Nearly all show one number, which is the one that their state is about.
            let numbers = one.reading.numbers
            if numbers.count == 1, one.number == nil || one.number == numbers[0].number {
                rows[numbers[0].number, default: []].append(one.listing.rowNumber)
                continue
            }
            for number in Set(numbers.map(\.number) + [one.number].compactMap(\.self)) {
                rows[number, default: []].append(one.listing.rowNumber)
            }
        }
        rowsByNumber = rows
    }

    func fill(_ database: Database) throws {
        let states = try FactWriter(database, table: "temp.licence_state", columns: Self.columns)
        let conditions = try FactWriter(
            database,
            table: "temp.licence_condition",
            columns: ["subject_id", "condition", "is_primary", "level"]
        )
        let flags = try FactWriter(
            database,
            table: "temp.licence_flag",
            columns: ["subject_id", "flag"]
        )
        let load = check.listings.loadID
        for one in check.assessments {
            let row = one.listing.rowNumber
            let subject = CellValue.text(one.listing.platform + ":" + one.listing.id)
            try states.insert(loadID: load, rowNumber: row, values(one, subject))
            try conditions.insert(
                loadID: load,
                rowNumber: row,
                [subject, .text(one.state.rawValue), .integer(1), .text(one.level.rawValue)]
            )
            for state in one.also {
                try conditions.insert(
                    loadID: load,
                    rowNumber: row,
                    [subject, .text(state.rawValue), .integer(0), .text(state.level.rawValue)]
                )
            }
            for flag in LicenceFlag.allCases where one.flags.contains(flag) {
                try flags.insert(loadID: load, rowNumber: row, [subject, .text(flag.rawValue)])
            }
        }
    }

    private static let columns = [
        "subject_id", "host_id", "day", "room_type", "guests", "minimum_nights", "first_state",
        "state", "level", "number", "series", "register", "register_load_id", "register_row",
        "register_days_least", "register_days_most", "register_status", "valid_from", "valid_until",
        "licensed_places",
        "distance_m", "distance_probability", "number_listings", "number_accounts",
        "number_spread_m", "others_evidence", "versions_evidence", "exemption_minimum_nights",
        "clause_confidence",
    ]

    private func values(_ one: LicenceAssessment, _ subject: CellValue) -> [CellValue] {
        let listing = one.listing
        let series = one.series.flatMap { self.series[$0] }
        let register = series?.register.flatMap { registers[$0] }
        let entry = one.state.isInRegister || one.repair != nil ? one.entry : nil
        let others = one.number.flatMap { rowsByNumber[$0] }?
            .filter { $0 != listing.rowNumber }
            .map { "\(check.listings.loadID):\($0)" }.asEvidence()
        return [
            subject, .text(listing.platform + ":" + listing.hostID), .text(day),
            .optional(listing.roomType?.rawValue), .optional(listing.accommodates),
            .optional(listing.minimumNights), .text(one.firstState.rawValue),
            .text(one.state.rawValue), .text(one.level.rawValue), .optional(one.number),
            .optional(one.series), .optional(register?.name), .optional(register?.loadID),
            .optional(entry?.rowNumber), .optional(register?.daysBeforeListings.lowerBound),
            .optional(register?.daysBeforeListings.upperBound),
            .optional(entry?.status), .optional(entry?.validFrom?.description),
            .optional(entry?.validUntil?.description), .optional(entry?.places),
            .optional(one.distance), .optional(one.distanceProbability),
            .optional(one.use?.listings), .optional(one.use?.accounts),
            .optional(one.use?.spread), .optional(others),
            .optional(register.flatMap { otherVersions[$0.name] }),
            .optional(one.reading.exemption?.minimumNights),
            .optional(series?.confidence.rawValue),
        ]
    }
}

extension CellValue {
    static func optional(_ text: String?) -> CellValue { text.map(CellValue.text) ?? .null }
    static func optional(_ value: Int?) -> CellValue { value.map { .integer(Int64($0)) } ?? .null }
    static func optional(_ value: Int64?) -> CellValue { value.map(CellValue.integer) ?? .null }
    static func optional(_ value: Double?) -> CellValue { value.map(CellValue.real) ?? .null }
}
