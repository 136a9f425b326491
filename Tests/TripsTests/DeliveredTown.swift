import Domain
import Formats
import Foundation
import Ingestion
import Policies
import Store
import StrictYAML
import TestKit
import Trips

/// A town into whose store files are delivered.
struct DeliveredTown {
    private let folder: TemporaryFolder
    let store: VeedorStore
    private let loader: FileLoader

    init() throws {
        folder = try TemporaryFolder()
        store = try VeedorStore(path: folder.path("town.sqlite"), access: .writing)
        loader = FileLoader(
            store: store,
            catalogue: try FormatCatalogue(folder: RepositoryRoot.path("scrapers-formats")),
            options: FileLoader.Options(
                currency: Currency(code: "USD"),
                loadedAt: "2024-01-01T00:00:00Z"
            )
        )
    }

    /// Delivers a file of dispatches: moments of pick-ups, each from the same base and zone.
    func dispatches(_ name: String, _ moments: [String], base: String = "B99901") throws {
        try deliver(
            name,
            "Dispatching_base_num,Pickup_date,Affiliated_base_num,locationID",
            moments.map { "\(base),\($0),\(base),7" }
        )
    }

    /// Delivers a file.
    @discardableResult
    func deliver(_ name: String, _ header: String, _ lines: [String]) throws -> Load? {
        let path = try folder.write(name, ([header] + lines).joined(separator: "\n") + "\n")
        if case .loaded(let load) = try loader.load(path) { return load }
        return nil
    }

    /// What is said of the deliveries.
    func review(
        timeZone: String? = "America/New_York",
        until: String? = nil
    ) throws -> DeliveryReview {
        let measures = try Self.measures()
        return try store.read { database in
            try DeliveryReview(
                database,
                measures: measures,
                city: nil,
                timeZone: timeZone,
                until: until.flatMap { CivilDate($0) }
            )
        }
    }

    /// The thresholds as they are shipped.
    static func measures() throws -> DeliveryMeasures {
        try DeliveryMeasures(
            document: YAMLDocument(
                contentsOf: RepositoryRoot.path("analyses/measures/delivery.yaml")
            )
        )
    }

    /// Pick-ups of a month: so many in each hour of each day, at different seconds.
    static func month(_ month: String, days: ClosedRange<Int>, perHour: Int) -> [String] {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return days.flatMap { day in
            (0..<24).flatMap { hour in
                (0..<perHour).map { "\(month)-\(two(day)) \(two(hour)):\(two($0)):\(two(hour))" }
            }
        }
    }
}
