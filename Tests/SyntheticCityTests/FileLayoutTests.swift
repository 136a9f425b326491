import Foundation
import Testing

@Suite struct FileLayoutTests {
    static let summary =
        "id,name,host_id,host_name,neighbourhood_group,neighbourhood,latitude,longitude,"
        + "room_type,price,minimum_nights,number_of_reviews,last_review,reviews_per_month,"
        + "calculated_host_listings_count,availability_365,number_of_reviews_ltm,license"

    static let detailed = """
        id listing_url scrape_id last_scraped source name description neighborhood_overview \
        picture_url host_id host_url host_name host_since host_location host_about \
        host_response_time host_response_rate host_acceptance_rate host_is_superhost \
        host_thumbnail_url host_picture_url host_neighbourhood host_listings_count \
        host_total_listings_count host_verifications host_has_profile_pic \
        host_identity_verified neighbourhood neighbourhood_cleansed \
        neighbourhood_group_cleansed latitude longitude property_type room_type accommodates \
        bathrooms bathrooms_text bedrooms beds amenities price minimum_nights maximum_nights \
        minimum_minimum_nights maximum_minimum_nights minimum_maximum_nights \
        maximum_maximum_nights minimum_nights_avg_ntm maximum_nights_avg_ntm calendar_updated \
        has_availability availability_30 availability_60 availability_90 availability_365 \
        calendar_last_scraped number_of_reviews number_of_reviews_ltm number_of_reviews_l30d \
        availability_eoy number_of_reviews_ly estimated_occupancy_l365d \
        estimated_revenue_l365d first_review last_review review_scores_rating \
        review_scores_accuracy review_scores_cleanliness review_scores_checkin \
        review_scores_communication review_scores_location review_scores_value license \
        instant_bookable calculated_host_listings_count \
        calculated_host_listings_count_entire_homes \
        calculated_host_listings_count_private_rooms \
        calculated_host_listings_count_shared_rooms reviews_per_month
        """

    @Test(arguments: WrittenCity.dumps)
    func `the headers are those of the real files`(dump: String) throws {
        let city = try WrittenCity.first.get()
        let wanted = [
            "listings.csv": Self.summary,
            "listings.csv.gz": Self.detailed.split(separator: " ").joined(separator: ","),
            "calendar.csv.gz":
                "listing_id,date,available,price,adjusted_price,minimum_nights,maximum_nights",
            "reviews.csv.gz": "listing_id,id,date,reviewer_id,reviewer_name,comments",
        ]
        for (name, header) in wanted {
            #expect(try city.listings(dump, name).header.joined(separator: ",") == header)
        }
        #expect(try city.listings(dump, "listings.csv").header.count == 18)
        #expect(try city.listings(dump, "listings.csv.gz").header.count == 79)
    }

    @Test(arguments: WrittenCity.dumps)
    func `each advertisement of a dump has one row in both files and a year of nights`(
        dump: String
    ) throws {
        let city = try WrittenCity.first.get()
        let summary = try city.listings(dump, "listings.csv").column("id")
        let nights = try city.listings(dump, "calendar.csv.gz").column("listing_id")
        #expect(Set(summary).count == summary.count)
        #expect(summary == (try city.listings(dump, "listings.csv.gz").column("id")))
        #expect(nights.count == 365 * summary.count)
        #expect(Set(nights) == Set(summary))
    }

    @Test func `both listing files say the same where they overlap`() throws {
        let city = try WrittenCity.first.get()
        for dump in WrittenCity.dumps {
            let summary = try city.listings(dump, "listings.csv")
            let detailed = try city.listings(dump, "listings.csv.gz")
            for name in ["host_id", "host_name", "latitude", "longitude", "license", "room_type"] {
                #expect(summary.column(name) == detailed.column(name), "\(name)")
            }
            #expect(
                summary.column("neighbourhood") == detailed.column("neighbourhood_cleansed")
            )
        }
    }

    @Test func `the texts contain what breaks careless readers`() throws {
        let city = try WrittenCity.first.get()
        let detailed = try city.listings("2026-11-16", "listings.csv.gz")
        let hosts = detailed.column("host_name")
        #expect(detailed.column("name").contains { $0.contains("\n\"LAST WEEKS\", book") })
        #expect(hosts.contains { $0.contains("<script>") })
        #expect(hosts.contains { $0.hasPrefix("=HYPERLINK(\"http://x\")") })
        #expect(hosts.contains { $0.utf8.count > 500 })
        #expect(hosts.contains("李雷"))
        #expect(detailed.column("id").contains { (Int($0) ?? 0) > 1 << 53 })
    }

    @Test func `reviewers carry the marker and nothing but the reviews does`() throws {
        let city = try WrittenCity.first.get()
        let marker = Data("SECRET-REVIEWER".utf8)
        let names = try city.listings("2026-11-09", "reviews.csv.gz").column("reviewer_name")
        #expect(!names.isEmpty)
        #expect(names.allSatisfy { $0.hasPrefix("SECRET-REVIEWER") })
        for (path, bytes) in city.files where !path.contains("reviews") {
            #expect(bytes.range(of: marker) == nil, "\(path)")
        }
    }
}
