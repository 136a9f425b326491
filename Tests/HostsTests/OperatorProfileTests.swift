import Domain
import Hosts
import TestKit
import Testing

@Suite struct OperatorProfileTests {
    private func homes(_ count: Int) -> [StoredCity.Row] {
        (0..<count).map { number in
            StoredCity.Row(
                id: 100 + number,
                account: 5,
                licence: "HUTB-\(300_000 + number)",
                price: 90 + number,
                east: Double(number) * -1000
            )
        }
    }

    private func profile(_ city: StoredCity, of account: String) throws -> OperatorProfile {
        let index = try city.dwellings()
        let id = try index.operators.find("example:\(account)").id
        let position = try #require(index.operators.operators.firstIndex { $0.id == id })
        return index.profiles()[position]
    }

    @Test(arguments: [
        (1, OperatorProfile.Role.oneHome), (2, .severalHomes), (9, .severalHomes),
        (10, .intermediary),
    ])
    func `an operator is taken for what its dwellings say`(
        count: Int,
        role: OperatorProfile.Role
    ) throws {
        let city = try StoredCity()
        try city.load("2024-01-01", homes(count) + StoredCity.strangers)
        let profile = try profile(city, of: "5")
        #expect(profile.role == role)
        #expect(profile.dwellings == count...count)
        #expect(profile.licences == count)
        #expect(profile.evidence.hasPrefix("\(count, of: "dwelling"); \(count, of: "licence")"))
    }

    @Test func `the most dwellings at one time are those of any snapshot`() throws {
        let city = try StoredCity()
        try city.load("2024-01-01", homes(12) + StoredCity.strangers)
        try city.load("2024-06-01", homes(2) + StoredCity.strangers)
        let profile = try profile(city, of: "5")
        #expect(profile.role == .severalHomes)
        #expect(profile.dwellings == 2...2)
        #expect(profile.most.dwellings == 12)
        #expect("\(profile.most.day)" == "2024-01-01")
    }
}
