internal import Domain

/// What becomes of a driver or a vehicle in the registers, or how the driver drives.
enum TrafficFate: Hashable {
    case ordinary, taxi, renewed
    case neverRegistered, registeredLater, expired, suspended, wrongClass
    case vehicleNever, vehicleExpired, vehicleRevoked
    case longDay, longWeek
}

/// A driver of the invented city.
struct TrafficDriver {
    var index: Int
    var fate: TrafficFate

    /// Whether the trips are reported in Chicago's layout, else in New York's.
    var reportsToChicago: Bool

    /// The hour at which shifts begin, so that days lie a day apart.
    var shiftHour: Int

    /// The day on which the fate is sealed, from the first day on.
    var fateDay: Int

    /// The vehicle is for wheelchairs.
    var isAccessible: Bool

    /// The group that shares the first one's vehicle in the second week.
    var vehicleGroup: Int?

    var licence: String {
        reportsToChicago ? "D\(padded(index, 7))@US-IL" : String(5_000_000 + index)
    }

    var vehicle: String {
        reportsToChicago ? "1VEED0R00" + padded(index, 8) : "T\(padded(index, 6))C"
    }

    /// The vehicle of whoever drives on the same licence.
    var spareVehicle: String { "T8\(padded(index, 5))C" }
}

/// A trip of the invented city; times in seconds of the local clock since 1970-01-01.
struct TrafficTrip {
    var requested: Int
    var pickUp: Int
    var seconds: Int
    var hundredthMiles: Int
    var driver: String?
    var vehicle: String
    var base = "B99901"
    var origin = 0
    var destination = 0
    var isSharedRequested = false
    var isShared = false
    var isAccessible = false
    var surcharge = 0
    var pay = 0
    var tip = 0
    var planted: [PlantedTripClass] = []

    var end: Int { pickUp + seconds }

    /// The floor of the driver's pay in minor units, rounded up: 1.360 a mile, 1.760 in an
    /// accessible ride, 0.583 a minute.
    func floor(knowsAccess: Bool) -> Int {
        let mile = isAccessible && knowsAccess ? 1_760_000 : 1_360_000
        let millionths = mile * hundredthMiles / 100 + 583_000 * seconds / 60
        return millionths / 10_000 + 1
    }
}

/// Drivers, vehicles and four weeks of trips, with what is planted in them.
struct TrafficWorld {
    /// Monday; the weeks hold 29 February and no change of the clock.
    static let firstDay = CivilDate(daysSinceEpoch: 19_758)
    static let days = 28

    /// Zones of the centre, as the rules of the invented city list them, and the one at its edge.
    static let centre = [4, 12, 13, 45, 48, 50, 68, 79, 87, 88, 90, 100]
    static let edge = 43

    /// A zone 80 km from all others, where trips begin only if they are planted.
    static let remote = 300

    /// The part of the time without passengers that the invented city's rules allow, in per cent.
    static let mostEmpty = 35

    let drivers: [TrafficDriver]
    let autonomous: [String]
    let trips: [(driver: Int, trip: TrafficTrip)]

    init(seed: UInt64, drivers count: Int) {
        var generator = SeededGenerator(seed: seed, stream: Streams.traffic)
        let deck = Deck<TrafficFate>(
            count: count,
            choices: [
                (.ordinary, 790), (.taxi, 50), (.renewed, 20), (.neverRegistered, 15),
                (.registeredLater, 15), (.expired, 15), (.suspended, 15), (.wrongClass, 15),
                (.vehicleNever, 10), (.vehicleExpired, 10), (.vehicleRevoked, 10),
                (.longDay, 20), (.longWeek, 15),
            ],
            generator: &generator
        )
        var cards = deck
        var drivers: [TrafficDriver] = []
        for index in 0..<count {
            let fate = cards.deal() ?? .ordinary
            drivers.append(
                TrafficDriver(
                    index: index,
                    fate: fate,
                    reportsToChicago: index % 4 == 3,
                    shiftHour: [6, 7, 8, 9, 11, 14, 15][generator.below(7)],
                    fateDay: 9 + generator.below(4),
                    isAccessible: generator.chance(0.08),
                    vehicleGroup: nil
                )
            )
        }
        let free = drivers.indices.filter {
            drivers[$0].fate == .ordinary && !drivers[$0].reportsToChicago
        }
        let groups = count >= 40 ? max(1, count / 80) : 0
        for group in 0..<groups {
            for member in free.dropFirst(group * 5).prefix(5) {
                drivers[member].vehicleGroup = free[group * 5]
            }
        }
        var trips: [(driver: Int, trip: TrafficTrip)] = []
        for driver in drivers {
            var plan = TrafficPlan(seed: seed, driver: driver, drivers: drivers)
            trips += plan.month().map { (driver.index, $0) }
        }
        autonomous = (0..<max(1, count / 60)).map { "A\(padded($0, 4))" }
        for (index, vehicle) in autonomous.enumerated() {
            let driver = TrafficDriver(
                index: 900_000 + index,
                fate: .ordinary,
                reportsToChicago: false,
                shiftHour: 8,
                fateDay: 0,
                isAccessible: false,
                vehicleGroup: nil
            )
            var plan = TrafficPlan(seed: seed, driver: driver, drivers: drivers)
            for var trip in plan.month() where trip.planted.isEmpty {
                trip.driver = nil
                trip.vehicle = vehicle
                trips.append((-1, trip))
            }
        }
        self.drivers = drivers
        self.trips = trips
    }
}
