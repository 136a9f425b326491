import Domain

/// A stream of complaints in the neutral layout.
struct ComplaintFile {
    private static let header =
        "source,complaint_id,received_at,happened_at,category,district,street_name,street_number,"
        + "floor,door,postal_code,latitude,longitude,platform,listing_id,reporter,words,status,"
        + "closed_at"

    let complaints: [PlannedComplaint]

    func write(to path: String) throws {
        let file = try OutputFile(path)
        try file.write(Self.header + "\n")
        var line = CSVRow()
        for one in complaints {
            line.field(one.source)
            line.field(one.reference)
            line.field(Self.moment(one.received))
            line.field(one.happened.map(Self.moment) ?? "")
            line.field(one.category)
            line.field(one.district)
            line.field(one.address?.street ?? "")
            line.field(one.address?.number)
            line.field(one.address?.floor ?? "")
            line.field(one.address?.door ?? "")
            line.empty()
            if let place = one.place {
                line.field(microdegrees: place.latitude)
                line.field(microdegrees: place.longitude)
            } else {
                line.empty(2)
            }
            line.field(one.listing == nil ? "" : "airbnb")
            line.field(one.listing)
            line.field(one.reporter)
            line.field(one.words)
            line.empty(2)
            try line.end(into: file)
        }
        try file.close()
    }

    /// `2026-11-14 02:30`.
    private static func moment(_ minutes: Int) -> String {
        let day = CivilDate(daysSinceEpoch: Int32(minutes / 1440))
        return "\(day) \(padded(minutes / 60 % 24, 2)):\(padded(minutes % 60, 2))"
    }
}
