/// Invented titles, some of them unpleasant to a careless reader.
enum Titles {
    private static let kinds: [(home: String, room: String)] = [
        ("Àtic lluminós", "Habitació doble"), ("Sunny flat", "Cosy room"),
        ("Piso con balcón", "Habitación tranquila"), ("Apartament nou", "Single room"),
        ("Loft", "Chambre privée"), ("Design apartment, 2 baths", "Room, shared bath"),
    ]

    private static let places = [
        "prop del mar", "near the old town", "al costat del mercat", "with terrace 🌞",
        "close to metro L4", "en pleno centro", "amb vistes; molt cèntric", "à deux pas du port",
        "\"el niu\"", "(AC + WiFi)", "20' to the beach", "— best of the city",
    ]

    /// A title; one in forty breaks over two lines, one in three hundred is hostile.
    static func draw(_ type: RoomType, _ generator: inout SeededGenerator) -> String {
        let kind = generator.pick(kinds)
        let start = type == .entireHome ? kind.home : kind.room
        let title = start + " " + generator.pick(places) + " · " + String(generator.draw(1...99))
        if generator.chance(0.003) { return "=cmd|' /C calc'!A0 " + title }
        return generator.chance(0.025) ? title + "\n\"LAST WEEKS\", book now" : title
    }
}
