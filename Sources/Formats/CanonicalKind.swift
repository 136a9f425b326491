/// The kinds of records that Veedor knows, whoever published them.
///
/// Each kind is a table of the store with the same columns; what a column means is written
/// there, beside its definition. A new kind is a change of code (a table, a migration); a new
/// format of a known kind is a descriptor.
public enum CanonicalKind: String, Hashable, Sendable, CaseIterable {
    /// An advertisement as it stood in one snapshot.
    case listing

    /// A night of an advertisement's calendar as it stood in one snapshot.
    case calendar

    /// That a review was written, without its author and text.
    case review

    /// A stay with guests, as a platform or a host declared it.
    case declaredStay = "declared-stay"

    /// An entry of a licence register.
    case licenceRegister = "licence-register"

    /// A district, a neighbourhood, a census section: name and polygon.
    case area

    /// A figure about an area and a period: rents, dwellings, income, population.
    case areaFigure = "area-figure"

    /// A trip with a passenger, as an operator handed it over.
    case trip

    /// A zone that trips speak of: its polygon, and the area whose figures hold for it.
    case tripZone = "trip-zone"

    /// A time that a driver was at an operator's disposal, with and without a passenger.
    case session

    /// An entry of a register of drivers.
    case driver

    /// An entry of a register of vehicles.
    case vehicle

    /// An entry of a register of bases: those who may send cars.
    case base

    /// How many trips a base reports for a period: a count independent of the trips handed over.
    case baseReport = "base-report"

    /// How many trips somebody else counted at a place in a period, such as an airport.
    case placeCount = "place-count"

    /// What a driver was paid for a period, as the operator tells it.
    case driverPay = "driver-pay"

    /// That a ride was asked for, and what became of it.
    case tripRequest = "trip-request"

    /// That a vehicle was seen at a moment; not where.
    case vehicleSighting = "vehicle-sighting"

    /// A change of a vehicle's state, as the Mobility Data Specification tells it.
    case vehicleEvent = "vehicle-event"

    /// What somebody complained of; who it was is kept as one-way numbers only.
    case complaint

    /// The columns, in the order of the table.
    public var fields: [CanonicalField] {
        switch self {
        case .listing: Self.listingFields
        case .calendar: Self.calendarFields
        case .review: Self.reviewFields
        case .declaredStay: Self.declaredStayFields
        case .licenceRegister: Self.licenceRegisterFields
        case .area: Self.areaFields
        case .areaFigure: Self.areaFigureFields
        case .trip: Self.tripFields
        case .tripZone: Self.tripZoneFields
        case .session: Self.sessionFields
        case .driver: Self.driverFields
        case .vehicle: Self.vehicleFields
        case .base: Self.baseFields
        case .baseReport: Self.baseReportFields
        case .placeCount: Self.placeCountFields
        case .driverPay: Self.driverPayFields
        case .tripRequest: Self.tripRequestFields
        case .vehicleSighting: Self.vehicleSightingFields
        case .vehicleEvent: Self.vehicleEventFields
        case .complaint: Self.complaintFields
        }
    }

    /// The table of the store.
    public var table: String {
        switch self {
        case .listing: "listing_snapshot"
        case .calendar: "calendar_listing"
        case .review: "review"
        case .declaredStay: "declared_stay"
        case .licenceRegister: "licence_register_entry"
        case .area: "area"
        case .areaFigure: "area_figure"
        case .trip: "trip_block"
        case .tripZone: "trip_zone"
        case .session: "session"
        case .driver: "driver_register_entry"
        case .vehicle: "vehicle_register_entry"
        case .base: "base_register_entry"
        case .baseReport: "base_report"
        case .placeCount: "place_count"
        case .driverPay: "driver_pay"
        case .tripRequest: "trip_request"
        case .vehicleSighting: "vehicle_sighting"
        case .vehicleEvent: "vehicle_event"
        case .complaint: "complaint"
        }
    }

    /// Whether a file is a whole register of drivers, vehicles or bases: the same bytes under a
    /// later date say that nothing has changed until then.
    public var isPublishedWhole: Bool { [.driver, .vehicle, .base].contains(self) }

    /// Whether the records of a file describe one day, so that a snapshot date must be known.
    public var isSnapshot: Bool {
        switch self {
        case .listing, .calendar, .review, .licenceRegister, .driver, .vehicle, .base: true
        case .area, .areaFigure, .declaredStay, .trip, .tripZone, .session: false
        case .baseReport, .placeCount, .driverPay, .tripRequest, .vehicleSighting, .vehicleEvent:
            false
        case .complaint: false
        }
    }
}

extension CanonicalKind {
    static let listingFields: [CanonicalField] = [
        CanonicalField("platform", .text, required: true),
        CanonicalField("listing_id", .text, required: true),
        CanonicalField("host_id", .text, required: true),
        CanonicalField("licence_text", .text),
        CanonicalField("room_type", .text),
        CanonicalField("property_type", .text),
        CanonicalField("district_name", .text),
        CanonicalField("neighbourhood_name", .text),
        CanonicalField("latitude", .real),
        CanonicalField("longitude", .real),
        CanonicalField("accommodates", .integer),
        CanonicalField("bedrooms", .real),
        CanonicalField("beds", .real),
        CanonicalField("bathrooms", .real),
        CanonicalField("price_minor", .minorUnits),
        CanonicalField("minimum_nights", .integer),
        CanonicalField("maximum_nights", .integer),
        CanonicalField("minimum_nights_mean_ntm", .real),
        CanonicalField("has_availability", .boolean),
        CanonicalField("availability_30", .integer),
        CanonicalField("availability_60", .integer),
        CanonicalField("availability_90", .integer),
        CanonicalField("availability_365", .integer),
        CanonicalField("availability_to_year_end", .integer),
        CanonicalField("reviews_total", .integer),
        CanonicalField("reviews_l365d", .integer),
        CanonicalField("reviews_l30d", .integer),
        CanonicalField("reviews_last_calendar_year", .integer),
        CanonicalField("reviews_per_month", .real),
        CanonicalField("first_review_on", .date),
        CanonicalField("last_review_on", .date),
        CanonicalField("published_occupancy_l365d", .integer),
        CanonicalField("published_revenue_l365d_minor", .minorUnits),
        CanonicalField("host_since", .date),
        CanonicalField("published_host_listings", .integer),
        CanonicalField("published_host_entire_homes", .integer),
        CanonicalField("published_host_private_rooms", .integer),
        CanonicalField("published_host_shared_rooms", .integer),
        CanonicalField("last_scraped_on", .date),
        CanonicalField("calendar_last_scraped_on", .date),
        CanonicalField("scrape_source", .text),
        CanonicalField("host_name_key", .text),
        CanonicalField("host_about_key", .text),
        CanonicalField("text_shingles", .text),
        CanonicalField("contact_keys", .text),
    ]

    static let calendarFields: [CanonicalField] = [
        CanonicalField("listing_id", .text, required: true),
        CanonicalField("night", .date, required: true),
        CanonicalField("is_available", .boolean, required: true),
        CanonicalField("price_minor", .minorUnits),
        CanonicalField("minimum_nights", .integer),
        CanonicalField("maximum_nights", .integer),
    ]

    static let reviewFields: [CanonicalField] = [
        CanonicalField("listing_id", .text, required: true),
        CanonicalField("review_id", .text),
        CanonicalField("reviewed_on", .date, required: true),
    ]

    static let declaredStayFields: [CanonicalField] = [
        CanonicalField("declaration_id", .text, required: true),
        CanonicalField("declarant", .text, required: true),
        CanonicalField("platform", .text),
        CanonicalField("listing_id", .text),
        CanonicalField("licence_number", .text),
        CanonicalField("street_name", .text),
        CanonicalField("street_number", .text),
        CanonicalField("street_number_addition", .text),
        CanonicalField("postal_code", .text),
        CanonicalField("arrives_on", .date, required: true),
        CanonicalField("leaves_on", .date, required: true),
        CanonicalField("guests", .integer),
        CanonicalField("revenue_minor", .minorUnits),
        CanonicalField("status", .text),
        CanonicalField("declared_at", .moment),
        CanonicalField("ended_at", .moment),
    ]

    static let licenceRegisterFields: [CanonicalField] = [
        CanonicalField("register", .text, required: true),
        CanonicalField("entry_reference", .text),
        CanonicalField("licence_number", .text),
        CanonicalField("status", .text),
        CanonicalField("valid_from", .date),
        CanonicalField("valid_until", .date),
        CanonicalField("licensed_places", .integer),
        CanonicalField("street_type", .text),
        CanonicalField("street_name", .text),
        CanonicalField("street_number", .text),
        CanonicalField("street_number_end", .text),
        CanonicalField("block", .text),
        CanonicalField("entrance", .text),
        CanonicalField("staircase", .text),
        CanonicalField("floor", .text),
        CanonicalField("door", .text),
        CanonicalField("postal_code", .text),
        CanonicalField("district_code", .text),
        CanonicalField("district_name", .text),
        CanonicalField("neighbourhood_code", .text),
        CanonicalField("neighbourhood_name", .text),
        CanonicalField("latitude", .real),
        CanonicalField("longitude", .real),
    ]

    static let areaFields: [CanonicalField] = [
        CanonicalField("area_level", .text, required: true),
        CanonicalField("area_code", .text),
        CanonicalField("area_name", .text, required: true),
        CanonicalField("district_name", .text),
        CanonicalField("geometry", .geometry),
    ]

    static let areaFigureFields: [CanonicalField] = [
        CanonicalField("indicator", .text, required: true),
        CanonicalField("unit", .text, required: true),
        CanonicalField("area_level", .text, required: true),
        CanonicalField("district_code", .text),
        CanonicalField("district_name", .text),
        CanonicalField("neighbourhood_code", .text),
        CanonicalField("neighbourhood_name", .text),
        CanonicalField("section_code", .text),
        CanonicalField("category", .text),
        CanonicalField("period_start", .date, required: true),
        CanonicalField("period_end", .date, required: true),
        CanonicalField("value", .real),
    ]
}
