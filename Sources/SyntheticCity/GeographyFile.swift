/// The neighbourhoods as GeoJSON (RFC 7946).
struct GeographyFile {
    let geography: Geography

    func write(to path: String) throws {
        let file = try OutputFile(path)
        try file.write("{\"type\":\"FeatureCollection\",\"features\":[\n")
        for (index, area) in geography.neighbourhoods.enumerated() {
            var buffer = ByteBuffer()
            buffer.append(index == 0 ? "" : ",\n")
            buffer.append(
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[["
            )
            for (corner, place) in area.ring.enumerated() {
                buffer.append(corner == 0 ? "[" : ",[")
                buffer.appendMicrodegrees(place.longitude)
                buffer.append(",")
                buffer.appendMicrodegrees(place.latitude)
                buffer.append("]")
            }
            // The invented names hold no character that JSON would want escaped.
            buffer.append("]]]},\"properties\":{\"neighbourhood\":\"" + area.name + "\",")
            buffer.append("\"neighbourhood_group\":\"" + area.districtName + "\"}}")
            try file.write(buffer.bytes)
        }
        try file.write("\n]}\n")
        try file.close()
    }
}
