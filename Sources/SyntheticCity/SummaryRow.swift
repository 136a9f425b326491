/// The summary file of 18 columns.
enum SummaryRow {
    static let header =
        "id,name,host_id,host_name,neighbourhood_group,neighbourhood,latitude,longitude,room_type,"
        + "price,minimum_nights,number_of_reviews,last_review,reviews_per_month,"
        + "calculated_host_listings_count,availability_365,number_of_reviews_ltm,license"

    static func write(_ row: ListingRow, to file: OutputFile) throws {
        let advertisement = row.advertisement
        var line = CSVRow()
        line.field(advertisement.id)
        line.field(String(advertisement.title.map { $0 == "\n" ? " " : $0 }))
        line.field(row.account.id)
        line.field(row.account.name)
        line.field(row.neighbourhood.districtName)
        line.field(row.neighbourhood.name)
        line.field(microdegrees: advertisement.shownPlace.latitude)
        line.field(microdegrees: advertisement.shownPlace.longitude)
        line.field(advertisement.roomType.rawValue)
        line.field(row.price)
        line.field(advertisement.minimumNights)
        line.field(row.columns.reviews)
        line.field(row.columns.lastReview)
        line.field(hundredths: row.columns.reviewsPerMonthHundredths)
        line.field(row.context.hostCounts(of: advertisement.account).all)
        line.field(row.columns.available365)
        line.field(row.columns.reviewsLastTwelveMonths)
        line.field(row.licence)
        try line.end(into: file)
    }
}
