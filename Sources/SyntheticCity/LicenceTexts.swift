/// The many ways in which hosts write a licence, as seen in real dumps.
enum LicenceTexts {
    /// A regional number, mostly as it should be and sometimes not.
    static func number(_ number: Int, _ generator: inout SeededGenerator) -> String {
        let digits = padded(number, 6)
        let check = String(generator.below(10))
        let national =
            "ESFCTU" + padded(800_000 + generator.below(99_999), 14)
            + padded(generator.below(99_999), 10) + "HUTB" + digits + check
        switch generator.index(weights: [800, 60, 20, 20, 10, 10, 10, 10, 10, 10, 20, 10, 10]) {
        case 0: return "HUTB-" + digits
        case 1: return "HUTB" + digits
        case 2: return "hutb-" + digits
        case 3: return "Hutb-" + digits
        case 4: return "HUTB - " + digits
        case 5: return "HUTB- " + digits
        case 6: return "HUTB  " + digits
        case 7: return "Ref. HUTB-" + digits
        case 8: return "HUTB-" + digits + "-" + padded(generator.below(100), 2)
        case 9: return national
        case 10:
            return "Catalonia - Regional registration number<br />HUTB-" + digits
                + "<br /><br />Spain - National registration number<br />" + national
        case 11: return "HUTB/" + digits
        default: return "Llicència: HUTB–" + digits
        }
    }

    /// A claim that no licence is needed.
    static func exemption(_ generator: inout SeededGenerator) -> String {
        let texts = [
            "Exempt", "Exempt - seasonal rental", "EXEMPT", "exempt (more than 31 days)",
            "Exempt - hotel-type listing",
        ]
        return texts[generator.index(weights: [92, 3, 2, 2, 1])]
    }

    /// The number of another kind of lawful house: hotel, hostel, tourist apartments.
    static func otherHouse(_ generator: inout SeededGenerator) -> String {
        let kinds = ["HB-", "HB", "AJ", "AJ-", "ATB-", "HUTG-", "HT-", "LLB-"]
        let kind = kinds[generator.index(weights: [60, 10, 14, 5, 4, 3, 2, 2])]
        return kind + padded(generator.draw(100...6_500), 6)
    }

    /// Something that is no licence at all.
    static func noLicence(_ generator: inout SeededGenerator) -> String {
        let texts = [
            "Pendiente de trámite", "En tramite", "32 nights minimum stay.", "B00000000",
            "Temporada sup 32 noches", "Monthly rental only", "+34 600 000 000", "HUTS-123456",
            "HUTB-02-2012-0109", "HUTB-2850", "00000000T", "asd-123456", "1234567 llicència",
            "Exp. 2019/0062", "No se alquila menos de 32 noches",
        ]
        return generator.pick(texts)
    }
}
