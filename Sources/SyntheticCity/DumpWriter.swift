import Domain

/// Writes one dump: the four listing files, advertisement by advertisement.
struct DumpWriter {
    let world: World
    let context: DumpContext

    func write(to directory: String) throws {
        let folder = directory + "/listings/" + context.day.description
        let summary = try OutputFile(folder + "/listings.csv")
        let detailed = try OutputFile(folder + "/listings.csv.gz")
        let calendar = try OutputFile(folder + "/calendar.csv.gz")
        let reviews = try OutputFile(folder + "/reviews.csv.gz")
        try summary.write(SummaryRow.header + "\n")
        try detailed.write(DetailedRow.header + "\n")
        try calendar.write(CalendarRows.header + "\n")
        try reviews.write(ReviewRows.header + "\n")

        let calendarRows = CalendarRows(day: context.day)
        for advertisement in world.market.advertisements
        where advertisement.isPresent(in: context.number) {
            let history = BookingHistory(advertisement, specification: world.specification)
            let nights = history.availability(on: context.day)
            let reviewDays = history.reviews(on: context.day)
            let columns = PublishedColumns(
                advertisement,
                dump: context.number,
                day: context.day,
                availability: nights,
                reviewDays: reviewDays
            )
            let row = ListingRow(
                world: world,
                context: context,
                advertisement: advertisement,
                columns: columns
            )
            try SummaryRow.write(row, to: summary)
            try DetailedRow.write(row, to: detailed)
            try calendarRows.write(advertisement, nights, to: calendar)
            try ReviewRows.write(
                advertisement,
                reviewDays,
                seed: world.specification.seed,
                to: reviews
            )
        }
        for file in [summary, detailed, calendar, reviews] { try file.close() }
    }
}

/// Everything that a row about one advertisement is made of.
struct ListingRow {
    let world: World
    let context: DumpContext
    let advertisement: Advertisement
    let columns: PublishedColumns

    var account: HostAccount { world.market.accounts[advertisement.account] }
    var neighbourhood: Neighbourhood {
        world.geography.neighbourhoods[advertisement.shownNeighbourhood]
    }
    var price: Int? { advertisement.prices[context.number] }
    var licence: String { advertisement.licences[context.number].text }
}
