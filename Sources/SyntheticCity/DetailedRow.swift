/// The detailed file of 79 columns.
enum DetailedRow {
    static let header =
        "id,listing_url,scrape_id,last_scraped,source,name,description,neighborhood_overview,"
        + "picture_url,host_id,host_url,host_name,host_since,host_location,host_about,"
        + "host_response_time,host_response_rate,host_acceptance_rate,host_is_superhost,"
        + "host_thumbnail_url,host_picture_url,host_neighbourhood,host_listings_count,"
        + "host_total_listings_count,host_verifications,host_has_profile_pic,"
        + "host_identity_verified,neighbourhood,neighbourhood_cleansed,"
        + "neighbourhood_group_cleansed,latitude,longitude,property_type,room_type,accommodates,"
        + "bathrooms,bathrooms_text,bedrooms,beds,amenities,price,minimum_nights,maximum_nights,"
        + "minimum_minimum_nights,maximum_minimum_nights,minimum_maximum_nights,"
        + "maximum_maximum_nights,minimum_nights_avg_ntm,maximum_nights_avg_ntm,"
        + "calendar_updated,has_availability,availability_30,availability_60,availability_90,"
        + "availability_365,calendar_last_scraped,number_of_reviews,number_of_reviews_ltm,"
        + "number_of_reviews_l30d,availability_eoy,number_of_reviews_ly,"
        + "estimated_occupancy_l365d,estimated_revenue_l365d,first_review,last_review,"
        + "review_scores_rating,review_scores_accuracy,review_scores_cleanliness,"
        + "review_scores_checkin,review_scores_communication,review_scores_location,"
        + "review_scores_value,license,instant_bookable,calculated_host_listings_count,"
        + "calculated_host_listings_count_entire_homes,"
        + "calculated_host_listings_count_private_rooms,"
        + "calculated_host_listings_count_shared_rooms,reviews_per_month"

    static func write(_ row: ListingRow, to file: OutputFile) throws {
        var generator = SeededGenerator(
            seed: row.world.specification.seed,
            stream: Streams.decoration(row.advertisement.index)
        )
        var line = CSVRow()
        line.describe(row, &generator)
        line.host(row, &generator)
        line.home(row)
        line.nights(row)
        line.reviews(row, &generator)
        line.licence(row)
        try line.end(into: file)
    }
}

extension CSVRow {
    fileprivate mutating func describe(_ row: ListingRow, _ generator: inout SeededGenerator) {
        let id = row.advertisement.id
        field(id)
        field("https://www.airbnb.com/rooms/" + String(id))
        field(row.context.scrapeId)
        field(row.context.day)
        field(row.price == nil ? "previous scrape" : "city scrape")
        field(row.advertisement.title)
        field(Descriptions.draw(&generator))
        field(generator.chance(0.5) ? "" : "Barri tranquil,\nben comunicat.")
        field("https://example.invalid/pictures/" + String(id % 1_000_000) + ".jpg")
    }

    fileprivate mutating func host(_ row: ListingRow, _ generator: inout SeededGenerator) {
        let account = row.account
        let count = row.context.hostCounts(of: row.advertisement.account).all
        field(account.id)
        field("https://www.airbnb.com/users/show/" + String(account.id))
        field(account.name)
        field(account.since)
        field(generator.chance(0.3) ? "" : "Vall d'Ombra, Spain")
        field(account.about)
        field(generator.pick(["within an hour", "within a few hours", "within a day", "N/A"]))
        field(generator.pick(["100%", "97%", "80%", "N/A"]))
        field(generator.pick(["99%", "88%", "54%", "N/A"]))
        field(generator.chance(0.2) ? "t" : "f")
        field("https://example.invalid/users/" + String(account.id) + "/small.jpg")
        field("https://example.invalid/users/" + String(account.id) + "/medium.jpg")
        empty()
        field(count)
        field(count + generator.below(4))
        field("['email', 'phone']")
        field("t")
        field(generator.chance(0.9) ? "t" : "f")
    }

    fileprivate mutating func home(_ row: ListingRow) {
        let advertisement = row.advertisement
        let bedrooms =
            advertisement.roomType == .entireHome ? (advertisement.accommodates + 1) / 2 : 1
        empty()
        field(row.neighbourhood.name)
        field(row.neighbourhood.districtName)
        field(microdegrees: advertisement.shownPlace.latitude)
        field(microdegrees: advertisement.shownPlace.longitude)
        field(advertisement.roomType.propertyType)
        field(advertisement.roomType.rawValue)
        field(advertisement.accommodates)
        field(bedrooms > 3 ? "2.0" : "1.0")
        field(bedrooms > 3 ? "2 baths" : "1 bath")
        field(bedrooms)
        field(advertisement.accommodates)
        field("[\"Wifi\", \"Kitchen\", \"Washer \\u2013 In unit\"]")
        field(row.price.map(Self.dollars) ?? "")
    }

    fileprivate mutating func nights(_ row: ListingRow) {
        let columns = row.columns
        field(row.advertisement.minimumNights)
        field(365)
        field(columns.minimumMinimumNights)
        field(columns.maximumMinimumNights)
        field(365)
        field(365)
        field(hundredths: columns.averageMinimumNightsTenths * 10)
        field("365.0")
        empty()
        field("t")
        field(columns.available30)
        field(columns.available60)
        field(columns.available90)
        field(columns.available365)
        field(row.context.day)
    }

    fileprivate mutating func reviews(_ row: ListingRow, _ generator: inout SeededGenerator) {
        let columns = row.columns
        field(columns.reviews)
        field(columns.reviewsLastTwelveMonths)
        field(columns.reviewsLastThirtyDays)
        field(columns.availableToYearEnd)
        field(columns.reviewsLastYear)
        field(columns.occupancy)
        field(columns.revenue)
        field(columns.firstReview)
        field(columns.lastReview)
        for _ in 0..<7 {
            let score = generator.draw(380...500)
            field(hundredths: columns.reviews == 0 ? nil : score)
        }
    }

    fileprivate mutating func licence(_ row: ListingRow) {
        let counts = row.context.hostCounts(of: row.advertisement.account)
        field(row.licence)
        field(row.advertisement.index % 3 == 0 ? "t" : "f")
        field(counts.all)
        field(counts.entireHomes)
        field(counts.privateRooms)
        field(counts.sharedRooms)
        field(hundredths: row.columns.reviewsPerMonthHundredths)
    }

    /// `$1,234.00`, as the publisher writes money whatever the currency.
    private static func dollars(_ price: Int) -> String {
        let thousands = price >= 1000 ? String(price / 1000) + "," : ""
        let rest = price >= 1000 ? padded(price % 1000, 3) : String(price)
        return "$" + thousands + rest + ".00"
    }
}

/// Invented descriptions, with line breaks and quotes inside.
enum Descriptions {
    private static let texts = [
        "Bonic pis de dues habitacions,\nmolt ben comunicat.",
        "Sunny & quiet; ask for the \"blue room\".", "Apartamento reformado, a 5' del metro.",
        "Charmant appartement,<br />idéal pour deux.", "", "家の近くに市場があります。",
        "Long stays only,\r\nplease read the rules.",
    ]

    static func draw(_ generator: inout SeededGenerator) -> String { generator.pick(texts) }
}
