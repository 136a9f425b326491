internal import Domain
internal import Policies
internal import Reporting
internal import Store
internal import SyntheticCity
internal import Trips

/// How often what was planted in trips is found, class by class.
struct TripScore {
    /// One row per class of planted violations.
    let table: DataTable

    /// The classes whose recall and precision are both at least 0.99.
    let good: Int

    init(_ review: TripReview, files: [Load], planted all: [PlantedTrip]) {
        let names = Dictionary(uniqueKeysWithValues: files.map { ($0.id, $0.fileName) })
        var found: [PlantedTripClass: Set<Place>] = [:]
        for finding in review.findings {
            for item in finding.tally.cases {
                guard
                    let violation = Self.classes[Outcome(finding.rule.id, item.outcome)],
                    let file = names[item.load]
                else { continue }
                found[violation, default: []].insert(Place(file: file, row: Int(item.row)))
            }
        }
        var truth: [PlantedTripClass: Set<Place>] = [:]
        for item in all {
            let file = item.file.split(separator: "/").last.map(String.init) ?? item.file
            truth[item.violation, default: []].insert(Place(file: file, row: item.row))
        }
        var good = 0
        let rows = PlantedTripClass.allCases.map { violation -> [DataTable.Cell] in
            let (planted, found) = (truth[violation] ?? [], found[violation] ?? [])
            let right = planted.intersection(found).count
            if right * 100 >= planted.count * 99, right * 100 >= found.count * 99 { good += 1 }
            return [
                .text(violation.rawValue), .count(planted.count), .count(found.count),
                .count(right), Self.ratio(right, planted.count), Self.ratio(right, found.count),
            ]
        }
        self.good = good
        table = DataTable(
            columns: [
                .init("planted_in_trips"), .init("planted", isNumeric: true),
                .init("found", isNumeric: true), .init("right", isNumeric: true),
                .init("recall", isNumeric: true), .init("precision", isNumeric: true),
            ],
            rows: rows
        )
    }

    private struct Place: Hashable {
        var file: String
        var row: Int
    }

    private struct Outcome: Hashable {
        var rule: String
        var words: String

        init(_ rule: String, _ words: String) {
            self.rule = rule
            self.words = words
        }
    }

    /// Which outcome of which rule answers to a planted class.
    private static let classes: [Outcome: PlantedTripClass] = [
        Outcome("driver-registered", "never in the register"): .driverNeverRegistered,
        Outcome("driver-registered", "registered later"): .driverRegisteredLater,
        Outcome("driver-registered", "expired"): .driverExpired,
        Outcome("driver-registered", "suspended"): .driverSuspended,
        Outcome("driver-registered", "wrong class of licence"): .driverOfWrongClass,
        Outcome("vehicle-registered", "never in the register"): .vehicleNeverRegistered,
        Outcome("vehicle-registered", "expired"): .vehicleExpired,
        Outcome("vehicle-registered", "not active"): .vehicleRevoked,
        Outcome("base-registered", "never in the register"): .baseUnknown,
        Outcome("driver-in-one-place", "in two places at once"): .twoPlacesAtOnce,
        Outcome("drivers-of-a-vehicle", "many drivers"): .manyDrivers,
        Outcome("hours-in-24", "beyond the hours"): .tooLongDay,
        Outcome("hours-a-week", "beyond the hours"): .tooLongWeek,
        Outcome("driver-pay", "below the floor"): .underpaid,
        Outcome("congestion-surcharge", "due and not charged"): .surchargeMissing,
        Outcome("congestion-surcharge", "another amount"): .surchargeWrong,
        Outcome("accessible-ride", "in a vehicle without access"): .notAccessible,
        Outcome("possible-speed", "impossibly fast"): .impossiblyFast,
        Outcome("driver-within-reach", "out of reach"): .outOfReach,
        Outcome("cruising-cap", "beyond the cap"): .cruisingOverCap,
    ]

    private static func ratio(_ part: Int, _ whole: Int) -> DataTable.Cell {
        whole == 0 ? .empty : .decimal(Double(part) / Double(whole), digits: 3)
    }
}
