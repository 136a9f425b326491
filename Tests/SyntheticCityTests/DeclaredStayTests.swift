import Foundation
import SyntheticCity
import Testing

@Suite struct DeclaredStayTests {
    struct Delivery: Decodable {
        struct Activity: Decodable {
            struct Temporal: Decodable {
                var startDatetime: String
                var endDatetime: String
            }
            var activityId: String
            var status: String
            var url: String
            var platformId: String
            var createdAt: String
            var temporal: Temporal
        }
        var activities: [Activity]
    }

    @Test func `declarations come as they do: corrected, withdrawn and told twice`() throws {
        for city in try WrittenCity.all {
            let path = "unpacked/declared/2026-11-16/activities.json.gz"
            let delivery = try JSONDecoder()
                .decode(Delivery.self, from: #require(city.files[path]))
            let activities = delivery.activities
            #expect(activities.allSatisfy { $0.temporal.startDatetime < $0.temporal.endDatetime })
            #expect(activities.allSatisfy { $0.temporal.endDatetime < $0.createdAt })
            #expect(activities.contains { $0.platformId == "p-2" })
            let versions = Dictionary(grouping: activities, by: \.activityId).values
            let revised = versions.filter { $0.count == 2 }
            #expect(versions.allSatisfy { $0.count <= 2 })
            #expect(revised.contains { $0[1].status == "cancelled" })
            #expect(
                revised.contains { $0[1].temporal.endDatetime < $0[0].temporal.endDatetime }
            )
            #expect(revised.allSatisfy { $0[0].createdAt < $0[1].createdAt })
            // Only homes that stand in a dump are told of.
            let known = Set(city.key.listings.map(\.id))
            #expect(
                activities.allSatisfy { activity in
                    activity.url.split(separator: "/").last?.split(separator: "?").first
                        .map { known.contains(String($0)) } ?? false
                }
            )
        }
    }
}
