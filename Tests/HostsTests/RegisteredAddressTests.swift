import Hosts
import TestKit
import Testing

/// Where a register's addresses stand beside the advertisements.
@Suite struct RegisteredAddressTests {
    private static let header =
        "N_EXPEDIENT,CODI_DISTRICTE,NOM_DISTRICTE,CODI_BARRI,NOM_BARRI,TIPUS_CARRER,CARRER,"
        + "TIPUS_NUM,NUM1,LLETRA1,NUM2,LLETRA2,BLOC,PORTAL,ESCALA,PIS,PORTA,"
        + "NUMERO_REGISTRE_GENERALITAT,NUMERO_PLACES,LONGITUD_X,LATITUD_Y\n"

    /// An entry at a street and number, with floor and door.
    private func entry(_ number: String, _ street: String, _ floor: String, _ door: String)
        -> String
    {
        "01-\(number),1,NORTH,4,Harbour,Carrer,\(street),1,15,,,,,,,\(floor),\(door),\(number),4,"
            + "\"2,17\",\"41,39\"\n"
    }

    private func city(_ entries: [String]) throws -> StoredCity {
        let city = try StoredCity()
        try city.register("2024-01-01", Self.header + entries.joined())
        try city.load(
            "2024-01-02",
            [
                .init(id: 21, account: 5, licence: "HUTB-000021", price: 80),
                .init(id: 22, account: 5, licence: "HUTB-000022", price: 80, east: 50),
            ] + StoredCity.strangers
        )
        return city
    }

    private func label(_ entries: [String]) throws -> String? {
        let index = try city(entries).dwellings()
        let positions = index.operators.history.advertisements.indices.filter {
            ["21", "22"].contains(index.operators.history.advertisements[$0].id.id)
        }
        return index.linkage.steps(positions[0], positions[1])
            .first { $0.comparison.id == "address" }?.level.label
    }

    @Test func `two numbers of one dwelling in the register speak for one dwelling`() throws {
        let entries = [
            entry("HUTB-000021", "INVENTED", "PR", "2"),
            entry("HUTB-000022", "Invented", "PR", "2"),
        ]
        #expect(try label(entries) == "both licences are of one dwelling in the register")
    }

    @Test func `two dwellings of one building and two buildings are told apart`() throws {
        let building = [
            entry("HUTB-000021", "INVENTED", "PR", "2"), entry("HUTB-000022", "INVENTED", "1", "1"),
        ]
        #expect(try label(building) == "licensed for different dwellings of one building")
        let buildings = [
            entry("HUTB-000021", "INVENTED", "PR", "2"), entry("HUTB-000022", "OTHER", "PR", "2"),
        ]
        #expect(try label(buildings) == "licensed at different addresses")
    }

    @Test func `without floor and door a building is no dwelling`() throws {
        let entries = [
            entry("HUTB-000021", "INVENTED", "", ""), entry("HUTB-000022", "INVENTED", "", ""),
        ]
        #expect(try label(entries) == "licensed for different dwellings of one building")
    }

    @Test func `a number at several addresses, or in no register, says nothing`() throws {
        let entries = [
            entry("HUTB-000021", "INVENTED", "PR", "2"), entry("HUTB-000021", "OTHER", "PR", "2"),
            entry("HUTB-000022", "INVENTED", "PR", "2"),
        ]
        #expect(try label(entries) == nil)
        #expect(try label([entry("HUTB-000099", "INVENTED", "PR", "2")]) == nil)
    }
}
