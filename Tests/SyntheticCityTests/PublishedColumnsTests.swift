import Domain
import Testing

@Suite struct PublishedColumnsTests {
    /// The columns of one advertisement as numbers.
    struct Row {
        let fields: [String: String]
        subscript(name: String) -> Int? { fields[name].flatMap { Int($0) } }
    }

    static func rows(_ city: WrittenCity, _ dump: String) throws -> [Row] {
        try city.listings(dump, "listings.csv.gz").records.map(Row.init)
    }

    @Test(arguments: WrittenCity.dumps)
    func `the review columns count the reviews of the same dump`(dump: String) throws {
        let city = try WrittenCity.first.get()
        let day = try #require(CivilDate(dump))
        let table = try city.listings(dump, "reviews.csv.gz")
        let reviews = Dictionary(grouping: table.rows, by: { $0[0] })
            .mapValues { $0.compactMap { CivilDate($0[2]) } }
        #expect(Set(table.column("id")).count == table.rows.count)
        for row in try Self.rows(city, dump) {
            let days = reviews[row.fields["id"] ?? ""] ?? []
            #expect(row["number_of_reviews"] == days.count)
            #expect(
                row["number_of_reviews_ltm"] == days.count { $0 >= day.adding(days: -365) }
            )
            #expect(
                row["number_of_reviews_l30d"] == days.count { $0 >= day.adding(days: -30) }
            )
            #expect(row["number_of_reviews_ly"] == days.count { $0.components.year == 2025 })
            #expect(row.fields["first_review"] == (days.min()?.description ?? ""))
            #expect(row.fields["last_review"] == (days.max()?.description ?? ""))
            #expect(days.allSatisfy { $0 < day })
            let months = days.min().map { max(1, Double($0.nights(until: day) + 1) / 30) }
            let rate = row.fields["reviews_per_month"].flatMap { Double($0) }
            #expect((rate == nil) == (months == nil))
            if let rate, let months {
                #expect(abs(rate - Double(days.count) / months) <= 0.005_001)
            }
        }
    }

    @Test(arguments: WrittenCity.dumps)
    func `the availability columns count the nights of the same calendar`(
        dump: String
    ) throws {
        let city = try WrittenCity.first.get()
        let nights = Dictionary(
            grouping: try city.listings(dump, "calendar.csv.gz").rows,
            by: { $0[0] }
        )
        for row in try Self.rows(city, dump) {
            let own = nights[row.fields["id"] ?? ""] ?? []
            #expect(own.first?[1] == dump)
            for span in [30, 60, 90, 365] {
                #expect(
                    row["availability_\(span)"] == own.prefix(span).count { $0[2] == "t" }
                )
            }
            #expect(
                row["availability_eoy"]
                    == own.count { $0[2] == "t" && $0[1] <= "2026-12-31" }
            )
            let minimums = own.compactMap { Int($0[5]) }
            #expect(row["minimum_minimum_nights"] == minimums.min())
            #expect(row["maximum_minimum_nights"] == minimums.max())
            let mean = row.fields["minimum_nights_avg_ntm"].flatMap { Double($0) } ?? -1
            #expect(abs(mean - Double(minimums.reduce(0, +)) / 365) <= 0.05)
        }
    }

    @Test(arguments: WrittenCity.dumps)
    func `occupancy and revenue follow the published formulas`(dump: String) throws {
        for row in try Self.rows(try WrittenCity.first.get(), dump) {
            let reviews = try #require(row["number_of_reviews_ltm"])
            let minimum = try #require(row["minimum_nights"])
            let occupancy = min(2 * reviews * max(minimum, 3), 255)
            #expect(row["estimated_occupancy_l365d"] == occupancy)
            let price = row.fields["price"] ?? ""
            let amount = price.filter { $0.isNumber || $0 == "." }
            let revenue = Double(amount).map { Int($0) * occupancy }
            #expect(row["estimated_revenue_l365d"] == revenue)
            #expect(price.isEmpty == (row.fields["source"] == "previous scrape"))
        }
    }

    @Test(arguments: WrittenCity.dumps)
    func `the host columns count the advertisements of the dump`(dump: String) throws {
        let city = try WrittenCity.second.get()
        let rows = try Self.rows(city, dump)
        let hosts = Dictionary(grouping: rows, by: { $0.fields["host_id"] ?? "" })
        for row in rows {
            let own = hosts[row.fields["host_id"] ?? ""] ?? []
            func count(_ type: String) -> Int { own.count { $0.fields["room_type"] == type } }
            let prefix = "calculated_host_listings_count"
            #expect(row[prefix] == own.count)
            #expect(row[prefix + "_entire_homes"] == count("Entire home/apt"))
            #expect(row[prefix + "_private_rooms"] == count("Private room"))
            #expect(row[prefix + "_shared_rooms"] == count("Shared room"))
        }
    }
}
