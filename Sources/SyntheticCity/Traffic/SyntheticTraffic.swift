internal import Foundation

/// Four weeks of ride-hail in the invented city: registers, trips, and what is planted in them.
///
/// The same seed and size give the same bytes, on every machine and on every day.
///
/// ```swift
/// let traffic = SyntheticTraffic(seed: 7, drivers: 120)
/// try traffic.write(to: "city")
/// ```
public struct SyntheticTraffic: Sendable {
    private let world: TrafficWorld

    /// Draws everything; nothing is written yet.
    ///
    /// Every planted class is present from about 120 drivers on.
    public init(seed: UInt64, drivers: Int) {
        world = TrafficWorld(seed: seed, drivers: max(1, drivers))
    }

    /// How many trips there are.
    public var tripCount: Int { world.trips.count }

    /// Seconds of the company that hands over sessions: without an order, on the way, occupied.
    public var utilisation: (free: Int, approach: Int, occupied: Int) {
        TrafficSessions(world).truth(from: .min, to: .max)
    }

    /// What is planted, in the order of files and rows.
    public var planted: [PlantedTrip] {
        (try? TrafficFiles(world: world).write(to: nil)) ?? []
    }

    /// Writes the registers, the trips and the answer key below the folder.
    ///
    /// - Throws: what the file system says, or a failure of the compressor.
    public func write(to directory: String) throws {
        let registers = TrafficRegisters(world: world)
        try registers.write(to: directory + "/registers")
        try registers.writeZones(to: directory + "/registers/trip-zones.geojson")
        let planted = try TrafficFiles(world: world).write(to: directory)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let file = try OutputFile(directory + "/trips/answer-key.json")
        try file.write(Array(try encoder.encode(planted)))
        try file.write("\n")
        try file.close()
    }
}
