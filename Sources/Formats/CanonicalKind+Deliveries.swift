extension CanonicalKind {
    static let baseReportFields: [CanonicalField] = [
        CanonicalField("base_text", .text, required: true),
        CanonicalField("base_number", .text, required: true),
        CanonicalField("period_start", .date, required: true),
        CanonicalField("period_end", .date, required: true),
        CanonicalField("trips", .integer, required: true),
        CanonicalField("shared_trips", .integer),
        CanonicalField("vehicles", .integer),
    ]

    static let placeCountFields: [CanonicalField] = [
        CanonicalField("place", .text, required: true),
        CanonicalField("zones", .text, required: true),
        CanonicalField("operator", .text),
        CanonicalField("service", .text),
        CanonicalField("period_start", .date, required: true),
        CanonicalField("period_end", .date, required: true),
        CanonicalField("pick_ups", .integer),
        CanonicalField("drop_offs", .integer),
    ]

    static let driverPayFields: [CanonicalField] = [
        CanonicalField("operator", .text),
        CanonicalField("driver_licence", .text, required: true),
        CanonicalField("period_start", .date, required: true),
        CanonicalField("period_end", .date, required: true),
        CanonicalField("fares_minor", .minorUnits),
        CanonicalField("hourly_pay_minor", .minorUnits),
        CanonicalField("trip_pay_minor", .minorUnits),
        CanonicalField("tips_minor", .minorUnits),
        CanonicalField("other_pay_minor", .minorUnits),
        CanonicalField("deductions_minor", .minorUnits),
        CanonicalField("net_pay_minor", .minorUnits),
    ]

    static let tripRequestFields: [CanonicalField] = [
        CanonicalField("operator", .text),
        CanonicalField("trip_reference", .text),
        CanonicalField("channel", .text),
        CanonicalField("requested_at", .moment, required: true),
        CanonicalField("mode", .text),
        CanonicalField("passengers", .integer),
        CanonicalField("outcome", .text),
        CanonicalField("private_quote_minor", .minorUnits),
        CanonicalField("shared_quote_minor", .minorUnits),
    ]

    static let vehicleSightingFields: [CanonicalField] = [
        CanonicalField("operator", .text),
        CanonicalField("driver_licence", .text),
        CanonicalField("plate", .text),
        CanonicalField("seen_at", .moment, required: true),
    ]

    static let vehicleEventFields: [CanonicalField] = [
        CanonicalField("operator", .text),
        CanonicalField("event_reference", .text),
        CanonicalField("vehicle_reference", .text, required: true),
        CanonicalField("vehicle_state", .text, required: true),
        CanonicalField("event_types", .text),
        CanonicalField("occurred_ms", .integer, required: true),
        CanonicalField("trip_references", .text),
    ]
}
