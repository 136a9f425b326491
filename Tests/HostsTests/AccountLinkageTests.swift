import Domain
import Hosts
import Testing

/// Linkage of accounts made by hand among a crowd of strangers.
@Suite struct AccountLinkageTests {
    private let model: HostLinkageModel

    init() throws {
        model = try LinkedPeers.model()
    }

    private func groups(
        _ records: [AccountRecord],
        _ decisions: [AccountLinkage.Decision] = []
    ) -> [[String]] {
        let linkage = AccountLinkage(records + Crowd.records, model: model, decisions: decisions)
        return linkage.groups.map { $0.map { linkage.accounts[$0].account.id } }
            .filter { group in group.contains { $0.hasPrefix("x") } }
    }

    private func record(_ id: String, _ metres: Double = 0, licence: String = "") -> AccountRecord {
        let place = Crowd.point(east: metres, north: 0)
        return AccountRecord(
            account: AccountID(platform: "airbnb", id: id),
            licences: licence.isEmpty
                ? [] : [AccountRecord.ShownLicence(number: licence, place: place)],
            middle: place
        )
    }

    /// Accounts of one operator: one name in several spellings, one telephone, one licence.
    private func portfolio(_ prefix: String, _ name: String, at metres: Double) -> [AccountRecord] {
        (1...5).map { number in
            var one = record(
                "\(prefix)\(number)",
                metres + Double(number) * 60,
                licence: "HUTB-\(prefix)"
            )
            one.displayName = String(name.split(separator: " ")[0])
            one.legalName = name
            one.phone = "60000\(prefix.utf8.reduce(0) { $0 + Int($1) })0"
            return one
        }
    }

    @Test func `five accounts with one advertisement each that share a licence are one operator`()
        throws
    {
        let records = (1...5).map { record("x\($0)", Double($0) * 40, licence: "HUTB-000777") }
        #expect(groups(records) == [["x1", "x2", "x3", "x4", "x5"]])
        let linkage = AccountLinkage(records + Crowd.records, model: model)
        let one = try #require(linkage.index(of: records[0].account))
        let other = try #require(linkage.index(of: records[1].account))
        let reason = try #require(linkage.steps(one, other).max { $0.weight < $1.weight })
        #expect(reason.level.label == "a licence number shared at one place")
    }

    @Test func `five strangers with the same first name in one neighbourhood stay five`() {
        let families = ["Ferrer", "Rovira", "Bosch", "Pujol", "Vila"]
        let records = families.enumerated().map { number, family in
            var one = record("x\(number)", Double(number) * 80)
            one.displayName = "Montse"
            one.legalName = "Montse \(family)"
            return one
        }
        #expect(groups(records).count == 5)
    }

    @Test func `five accounts with nothing but the same first name stay five`() {
        let records = (1...5).map { number in
            var one = record("x\(number)", Double(number) * 80)
            one.displayName = "Montse"
            return one
        }
        #expect(groups(records).count == 5)
    }

    @Test func `a manager's telephone does not make one of its owners`() {
        let families = [
            "Ferrer", "Rovira", "Bosch", "Pujol", "Vila", "Camps", "Riera", "Mas", "Coll", "Font",
        ]
        let given = ["Ona", "Pau", "Jan", "Mar", "Iu", "Nil", "Rut", "Pep", "Teo", "Lia"]
        let records = families.indices.map { number in
            var one = record("x\(number)", Double(number) * 300, licence: "HUTB-00080\(number)")
            one.displayName = given[number]
            one.legalName = "\(given[number]) \(families[number])"
            one.phone = "600123456"
            return one
        }
        #expect(groups(records).count == 10)
    }

    @Test func `a manager's telephone in the texts of many does not make one of its owners`() {
        let records = (0..<10).map { number in
            var one = record("x\(number)", Double(number) * 300, licence: "HUTB-00080\(number)")
            one.contacts = [77]
            return one
        }
        #expect(groups(records).count == 10)
    }

    @Test func `a telephone that two have alone links them, with what else they share`() throws {
        let records = (0..<2).map { number in
            var one = record("x\(number)", Double(number) * 100)
            one.contacts = [77]
            one.shingles = (0..<32).map { UInt64($0 + 1_000) }
            return one
        }
        #expect(groups(records).map(\.count) == [2])
        let linkage = AccountLinkage(records + Crowd.records, model: model)
        let one = try #require(linkage.index(of: records[0].account))
        let other = try #require(linkage.index(of: records[1].account))
        let labels = linkage.steps(one, other).filter { $0.weight > 0 }.map(\.level.label)
        #expect(labels.contains("a telephone, e-mail or company in the texts of both"))
        #expect(labels.contains("five sequences of words or more that few others have"))
    }

    @Test func `copied words alone link nobody, and a template says nothing`() {
        let copied = (0..<2).map { number in
            var one = record("x\(number)", Double(number) * 4000)
            one.shingles = (0..<32).map { UInt64($0 + 1_000) }
            return one
        }
        #expect(groups(copied).count == 2)
        let template = (0..<12).map { number in
            var one = record("x\(number)", Double(number) * 200)
            one.shingles = (0..<32).map { UInt64($0 + 1_000) }
            return one
        }
        #expect(groups(template).count == 12)
    }

    @Test func `one wrong link does not join two portfolios`() {
        var first = portfolio("xa", "Ona Ferrer Coll", at: 0)
        var second = portfolio("xb", "Pau Rovira Mas", at: 900)
        #expect(groups(first + second).map(\.count) == [5, 5])
        // The same address was typed into an account of each.
        first[0].email = "somebody@example.org"
        second[0].email = "somebody@example.org"
        first[0].phone = second[0].phone
        #expect(groups(first + second).map(\.count) == [5, 5])
    }

    @Test func `names link in any order of words and spelling of accents`() {
        let spellings = ["Søren Müller García", "Garcia Muller Soren", "Søren Mulelr García"]
        let records = spellings.enumerated().map { number, name in
            var one = record("x\(number)", Double(number) * 80)
            one.displayName = "Søren"
            one.legalName = name
            one.phone = "600999888"
            return one
        }
        #expect(groups(records).map(\.count) == [3])
    }

    @Test func `what a person decides outranks the model`() {
        let records = portfolio("xa", "Ona Ferrer Coll", at: 0)
        let ids = records.map(\.account)
        let apart = ids[1...].map { AccountLinkage.Decision(ids[0], $0, isSame: false) }
        #expect(groups(records, apart).map(\.count) == [1, 4])
        let strangers = [record("x1"), record("x2", 9000)]
        #expect(groups(strangers).map(\.count) == [1, 1])
        let same = AccountLinkage.Decision(
            strangers[0].account,
            strangers[1].account,
            isSame: true
        )
        #expect(groups(strangers, [same]).map(\.count) == [2])
        let other = AccountLinkage.Decision(
            strangers[1].account,
            strangers[0].account,
            isSame: false
        )
        // The later decision counts.
        #expect(groups(strangers, [same, other]).map(\.count) == [1, 1])
    }

    @Test func `the weights of a link add up to it`() throws {
        let records = portfolio("xa", "Ona Ferrer Coll", at: 0)
        let linkage = AccountLinkage(records + Crowd.records, model: model)
        let one = try #require(linkage.index(of: records[0].account))
        let other = try #require(linkage.index(of: records[3].account))
        let sum = linkage.steps(one, other).reduce(linkage.weights.priorWeight) { $0 + $1.weight }
        #expect(abs(sum - linkage.weight(one, other)) < 1e-9)
    }
}

/// Four hundred accounts, sixty of them with a second one of the same operator.
enum Crowd {
    private static let given = [
        "Anna", "Marc", "Laia", "Joan", "Núria", "Pol", "Carla", "Jordi", "Clara", "Oriol",
        "Júlia", "Arnau", "Paula", "Roger", "Berta", "Àlex", "Irene", "Biel", "Alba", "Guillem",
    ]
    private static let families = [
        "Puig", "Serra", "Roca", "Soler", "Vidal", "Costa", "Ribas", "Torres", "Navarro", "Ruiz",
        "Moreno", "Lopez", "Prat", "Sala", "Duran", "Cano", "Gil", "Reyes", "Luna", "Ortega",
    ]

    static func point(east: Double, north: Double) -> GeoPoint {
        GeoPoint(latitude: 41.39 + north / 111_195, longitude: 2.17 + east / 83_430)
    }

    static let records: [AccountRecord] = (0..<400).flatMap { number -> [AccountRecord] in
        let first = given[drawn(number, 1, 20)]
        let name = "\(first) \(families[drawn(number, 2, 20)]) \(families[drawn(number, 3, 20)])"
        let place = point(
            east: Double(drawn(number, 4, 8000)) - 4000,
            north: Double(drawn(number, 5, 8000)) - 4000
        )
        let one = AccountRecord(
            account: AccountID(platform: "airbnb", id: "\(10_000 + number)"),
            displayName: first,
            legalName: drawn(number, 8, 3) == 0 ? "" : name,
            email: number % 3 == 0 ? "" : "guest\(number)@example.org",
            phone: number % 2 == 0 ? "" : "6110\(10_000 + number)",
            // Words of one's own; the second account of some has them too.
            shingles: (0..<30).map { UInt64(number * 100 + $0 + 100_000) },
            contacts: number % 5 == 0 ? [UInt64(number + 1_000_000)] : [],
            licences: number % 4 == 0
                ? [] : [.init(number: "HUTB-\(100_000 + number)", place: place)],
            middle: place
        )
        guard number < 60 else { return [one] }
        var other = one
        other.account.platform = "vrbo"
        other.middle = point(
            east: Double(drawn(number, 4, 8000) + drawn(number, 6, 1200)) - 4600,
            north: Double(drawn(number, 5, 8000) + drawn(number, 7, 1200)) - 4600
        )
        other.phone = number % 2 == 0 ? "" : "+34 6110\(10_000 + number)"
        if number % 5 == 0 { other.email = "" }
        if number % 3 != 0 {
            other.shingles = (0..<30).map { UInt64(number * 100 + $0 + 50_000_000) }
        }
        return [one, other]
    }

    /// A number below a bound that looks drawn: FNV-1a of what it is for.
    private static func drawn(_ number: Int, _ purpose: Int, _ bound: UInt64) -> Int {
        let hash = "\(purpose)/\(number)".utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return Int((hash >> 20) % bound)
    }
}
