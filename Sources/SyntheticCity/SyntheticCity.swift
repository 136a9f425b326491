internal import Foundation

/// A believable city in the real file formats, with the truth beside it.
///
/// The same seed and size give the same bytes, on every machine and on every day.
///
/// ```swift
/// let city = SyntheticCity(CitySpecification(seed: 7, listings: 2_000))
/// try city.write(to: "city")
/// ```
public struct SyntheticCity: Sendable {
    let world: World

    /// Draws the whole city; nothing is written yet.
    public init(_ specification: CitySpecification) {
        world = World(specification)
    }

    /// Lets of so many nights and more are no tourist use in the invented city.
    public static let touristNights = Nights.touristLimit

    /// So many tourist nights of a whole home are allowed in a calendar year of the invented city.
    public static let nightCap = Nights.cap

    /// From this many rooms on, a dwelling let by the room is planted as a hostel.
    public static let hostelRooms = Offer.hostelRooms

    /// What is true of the city.
    public var answerKey: AnswerKey { AnswerKey(world) }

    /// Writes all files below the folder and creates the folders they need.
    ///
    /// - Throws: what the file system says, or a failure of the compressor.
    public func write(to directory: String) throws {
        for dump in world.specification.dumps.indices {
            let context = DumpContext(
                number: dump,
                specification: world.specification,
                market: world.market
            )
            try DumpWriter(world: world, context: context).write(to: directory)
        }
        try writeRegister(to: directory)
        try GeographyFile(geography: world.geography)
            .write(to: directory + "/geo/neighbourhoods.geojson")
        try HousingFile(geography: world.geography)
            .write(to: directory + "/housing-stock/2021_dwellings.csv")
        try RentFiles(world: world).write(to: directory)
        try DeclaredStayFile(world: world)
            .write(to: directory + "/declared/\(world.specification.secondDump)/activities.json.gz")
        try writeComplaints(to: directory)
        try writeAnswerKey(to: directory)
    }

    private func writeRegister(to directory: String) throws {
        let name = "/hut_comunicacio_opendata.csv"
        let file = RegisterFile(world: world)
        try file.write(to: directory + "/registry/2026-05-01" + name) { $0.isOld }
        try file.write(to: directory + "/registry/2026-11-01" + name) { $0.isCurrent }
    }

    /// The stream of the hotline and the biased one of the portal.
    private func writeComplaints(to directory: String) throws {
        let complaints = ComplaintPlan(world).complaints
        for source in [ComplaintPlan.even, ComplaintPlan.biased] {
            try ComplaintFile(complaints: complaints.filter { $0.source == source })
                .write(to: directory + "/complaints/\(source).csv")
        }
    }

    private func writeAnswerKey(to directory: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let file = try OutputFile(directory + "/answer-key.json")
        try file.write(Array(try encoder.encode(answerKey)))
        try file.write("\n")
        try file.close()
    }
}
