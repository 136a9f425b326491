/// The dwellings of each neighbourhood by number of rooms, in the layout of the census.
struct HousingFile {
    private static let header =
        "Dte.,Barris,TOTAL,\"1 habitació\",\"2 habitacions\",\"3 habitacions\",\"4 habitacions\","
        + "\"5 habitacions\",\"6 habitacions\",\"7 habitacions\",\"8 habitacions\","
        + "\"9 habitacions i més\"\n"

    /// Shares of the room counts in per cent.
    private static let shares = [3, 9, 20, 24, 24, 14, 4, 1, 1]

    let geography: Geography

    func write(to path: String) throws {
        var text = Self.header
        for area in geography.neighbourhoods {
            var fields = [
                String(area.districtCode), "\"\(area.code). \(area.name)\"",
                Self.grouped(area.dwellings),
            ]
            for share in Self.shares {
                let count = area.dwellings * share / 100
                fields.append(count < 10 ? ".." : Self.grouped(count))
            }
            text += fields.joined(separator: ",") + "\n"
        }
        // The census file is in Windows-1252; the invented names hold only letters of Latin-1.
        var buffer = ByteBuffer()
        for scalar in text.unicodeScalars {
            buffer.append(byte: UInt8(truncatingIfNeeded: scalar.value))
        }
        let file = try OutputFile(path)
        try file.write(buffer.bytes)
        try file.close()
    }

    /// `22.087` for 22,087.
    private static func grouped(_ count: Int) -> String {
        guard count >= 1_000 else { return String(count) }
        return grouped(count / 1_000) + "." + padded(count % 1_000, 3)
    }
}
