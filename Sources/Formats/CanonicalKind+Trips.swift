internal import Domain

extension CanonicalKind {
    static let tripFields: [CanonicalField] = TripField.allCases.map { field in
        CanonicalField(field.name, CanonicalType(field.storage), required: field.isRequired)
    }

    static let tripZoneFields: [CanonicalField] = [
        CanonicalField("zone_code", .text, required: true),
        CanonicalField("zone_name", .text),
        CanonicalField("area_code", .text),
        CanonicalField("geometry", .geometry),
    ]

    static let sessionFields: [CanonicalField] = [
        CanonicalField("operator", .text),
        CanonicalField("driver_licence", .text),
        CanonicalField("vehicle_licence", .text),
        CanonicalField("started_at", .moment, required: true),
        CanonicalField("ended_at", .moment, required: true),
        CanonicalField("distance_m", .integer),
        CanonicalField("occupied_distance_m", .integer),
        CanonicalField("occupied_s", .integer),
        CanonicalField("approach_s", .integer),
        CanonicalField("free_distance_m", .integer),
        CanonicalField("approach_distance_m", .integer),
    ]

    static let driverFields: [CanonicalField] = [
        CanonicalField("register", .text, required: true),
        CanonicalField("licence_number", .text, required: true),
        CanonicalField("licence_class", .text),
        CanonicalField("status", .text),
        CanonicalField("status_since", .date),
        CanonicalField("valid_from", .date),
        CanonicalField("valid_until", .date),
        CanonicalField("operator", .text),
    ]

    static let vehicleFields: [CanonicalField] = [
        CanonicalField("register", .text, required: true),
        CanonicalField("entry_reference", .text),
        CanonicalField("vehicle_number", .text),
        CanonicalField("vehicle_class", .text),
        CanonicalField("plate", .text),
        CanonicalField("vin", .text),
        CanonicalField("status", .text),
        CanonicalField("status_since", .date),
        CanonicalField("valid_from", .date),
        CanonicalField("valid_until", .date),
        CanonicalField("is_wheelchair_accessible", .boolean),
        CanonicalField("is_autonomous", .boolean),
        CanonicalField("inspected_on", .date),
        CanonicalField("model_year", .integer),
        CanonicalField("base_number", .text),
        CanonicalField("driver_licence", .text),
        CanonicalField("operator", .text),
    ]

    static let baseFields: [CanonicalField] = [
        CanonicalField("register", .text, required: true),
        CanonicalField("base_number", .text, required: true),
        CanonicalField("base_name", .text),
        CanonicalField("trade_name", .text),
        CanonicalField("base_class", .text),
        CanonicalField("status", .text),
        CanonicalField("status_since", .date),
        CanonicalField("valid_from", .date),
        CanonicalField("valid_until", .date),
    ]
}

extension CanonicalType {
    /// What a descriptor converts into for a way of keeping.
    fileprivate init(_ storage: TripField.Storage) {
        self =
            switch storage {
            case .name, .fingerprint: .text
            case .minute: .moment
            case .whole: .integer
            case .money: .minorUnits
            case .truth: .boolean
            }
    }
}
