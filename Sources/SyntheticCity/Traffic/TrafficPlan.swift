internal import Domain

/// The month of one driver, drawn from the seed and the driver's number alone.
///
/// Lengths follow New York's indicators of March 2022: 6.6 hours a day, 21.2 days a month, 18
/// minutes a trip; 58 per cent of the time with a passenger.
struct TrafficPlan {
    private let driver: TrafficDriver
    private let drivers: [TrafficDriver]
    private var generator: SeededGenerator
    private var reach: SeededGenerator

    init(seed: UInt64, driver: TrafficDriver, drivers: [TrafficDriver]) {
        self.driver = driver
        self.drivers = drivers
        generator = SeededGenerator(seed: seed, stream: Streams.traffic(driver.index))
        reach = SeededGenerator(seed: seed, stream: Streams.reach(driver.index))
    }

    mutating func month() -> [TrafficTrip] {
        var trips: [TrafficTrip] = []
        for day in 0..<TrafficWorld.days {
            switch kind(of: day) {
            case .off: continue
            case .long: trips += longDay(day, most: 36_000, extra: 3, flag: .tooLongDay)
            case .weekly:
                let driven = trips.filter { $0.pickUp >= start(of: 7) }.reduce(0) {
                    $0 + $1.seconds
                }
                trips += weekDay(day, drivenBefore: driven)
            case .usual: trips += usualDay(day)
            }
        }
        return trips.map { finished($0) }
    }

    private enum Kind { case off, usual, long, weekly }

    private mutating func kind(of day: Int) -> Kind {
        let isWorking = generator.chance(0.7)
        switch driver.fate {
        case .longDay where [4, 18].contains(day): return .long
        case .longDay where [3, 5, 17, 19].contains(day): return .off
        case .longWeek where 7...13 ~= day: return .weekly
        case .longWeek where day == 6 || day == 14: return .off
        // On the day of a change for the worse registers do not tell the hour.
        case .suspended where day == driver.fateDay: return .off
        case .vehicleRevoked where day == driver.fateDay: return .off
        default: return isWorking ? .usual : .off
        }
    }

    private func start(of day: Int) -> Int {
        (Int(TrafficWorld.firstDay.daysSinceEpoch) + day) * 86_400
    }

    private mutating func usualDay(_ day: Int) -> [TrafficTrip] {
        var trips: [TrafficTrip] = []
        var time = start(of: day) + driver.shiftHour * 3_600 + generator.below(3_600)
        let end = time + generator.draw(240...540) * 60
        while true {
            let gap = 150 + generator.geometric(mean: 10, limit: 90) * 60 + generator.below(60)
            time += gap
            guard time < end else { break }
            var trip = trip(pickUp: time, lead: min(gap - 20, 120 + generator.below(300)))
            // Twenty minutes after the trip before, eighty kilometres away.
            if !trips.isEmpty, gap <= 1_200, reach.chance(0.004) {
                trip.origin = TrafficWorld.remote
                trip.planted.append(.outOfReach)
            }
            trips.append(trip)
            time = trip.end
        }
        // Somebody else drives on the same licence.
        if let last = trips.last, last.seconds > 1_200, !driver.reportsToChicago,
            driver.fate == .ordinary, generator.chance(0.02)
        {
            var other = trip(
                pickUp: last.pickUp + 180 + generator.below(last.seconds - 180 - 600),
                lead: 150
            )
            other.vehicle = driver.spareVehicle
            other.isAccessible = false
            other.isShared = false
            other.planted.append(.twoPlacesAtOnce)
            trips.append(other)
        }
        return trips
    }

    /// Trips without a rest until the limit, then some more.
    private mutating func longDay(
        _ day: Int,
        most: Int,
        extra: Int,
        flag: PlantedTripClass
    ) -> [TrafficTrip] {
        var trips: [TrafficTrip] = []
        var time = start(of: day) + 6 * 3_600
        var (driven, beyond) = (0, 0)
        while beyond < extra {
            // Never so near to the limit that cut-off seconds could decide.
            if abs(driven - most) < 200, let last = trips.indices.last {
                trips[last].seconds += 420
                driven += 420
                time += 420
            }
            time += 100 + generator.below(60)
            var trip = trip(pickUp: time, lead: 70)
            if driven >= most {
                trip.planted.append(flag)
                beyond += 1
            }
            driven += trip.seconds
            time = trip.end
            trips.append(trip)
        }
        return trips
    }

    /// Nearly nine hours a day, every day of the week.
    private mutating func weekDay(_ day: Int, drivenBefore: Int) -> [TrafficTrip] {
        var trips: [TrafficTrip] = []
        var time = start(of: day) + 7 * 3_600
        var (driven, today) = (drivenBefore, 0)
        while today < 31_800 {
            if abs(driven - 216_000) < 200, let last = trips.indices.last {
                trips[last].seconds += 420
                (driven, today, time) = (driven + 420, today + 420, time + 420)
            }
            time += 100 + generator.below(60)
            var trip = trip(pickUp: time, lead: 70)
            // Short ones, so that no day comes near ten hours.
            trip.seconds = min(trip.seconds, 1_800)
            if driven >= 216_000 { trip.planted.append(.tooLongWeek) }
            (driven, today, time) = (driven + trip.seconds, today + trip.seconds, trip.end)
            trips.append(trip)
        }
        return trips
    }

    private mutating func trip(pickUp: Int, lead: Int) -> TrafficTrip {
        let minutes = min(90, max(2.5, 15 * generator.logNormalFactor(step: 1.162)))
        let seconds = Int(minutes * 60)
        let speed = min(45, max(3, 11 * generator.logNormalFactor(step: 1.08)))
        var trip = TrafficTrip(
            requested: pickUp - lead,
            pickUp: pickUp,
            seconds: seconds,
            hundredthMiles: max(1, Int(speed * Double(seconds) / 36)),
            driver: driver.licence,
            vehicle: vehicle(at: pickUp)
        )
        trip.origin = zone()
        trip.destination = zone()
        trip.isSharedRequested = generator.chance(0.1)
        trip.isShared = trip.isSharedRequested && generator.chance(0.6)
        trip.isAccessible =
            driver.isAccessible && trip.vehicle == driver.vehicle
            && generator.chance(0.5)
        trip.tip = generator.chance(0.16) ? 100 + generator.below(900) : 0
        return trip
    }

    private mutating func zone() -> Int {
        generator.chance(0.3) ? generator.pick(TrafficWorld.centre) : 1 + generator.below(263)
    }

    private func isShareWeek(_ time: Int) -> Bool { start(of: 7)..<start(of: 14) ~= time }

    private func vehicle(at time: Int) -> String {
        guard let first = driver.vehicleGroup, isShareWeek(time) else { return driver.vehicle }
        return drivers[first].vehicle
    }

    /// What follows from the whole of a trip, and what is planted in single trips.
    private mutating func finished(_ trip: TrafficTrip) -> TrafficTrip {
        var trip = trip
        let day = (trip.pickUp - start(of: 0)) / 86_400
        trip.planted += planted(on: day)
        if driver.vehicleGroup != nil, isShareWeek(trip.pickUp),
            !trip.planted.contains(.twoPlacesAtOnce)
        {
            trip.planted.append(.manyDrivers)
        }
        if generator.chance(0.003) {
            trip.planted.append(.impossiblyFast)
            trip.hundredthMiles = trip.seconds * 100 / 36 * (110 + generator.below(90)) / 100
        }
        let floor = trip.floor(knowsAccess: !driver.reportsToChicago)
        trip.pay = floor + generator.below(max(1, floor / 2))
        if !driver.reportsToChicago {
            if generator.chance(0.005) {
                trip.base = "B99909"
                trip.planted.append(.baseUnknown)
            } else if generator.chance(0.01) {
                trip.base = "b99901"
            }
            if !driver.isAccessible, !trip.isAccessible, generator.chance(0.004),
                driver.fate != .vehicleNever, driver.vehicleGroup == nil
            {
                trip.isAccessible = true
                trip.planted.append(.notAccessible)
                let floor = trip.floor(knowsAccess: true)
                trip.pay = floor + generator.below(max(1, floor / 2))
            }
            surcharge(&trip)
        }
        if generator.chance(0.01) {
            let floor = trip.floor(knowsAccess: !driver.reportsToChicago)
            trip.pay = min(floor - 4, floor * generator.draw(60...97) / 100)
            trip.planted.append(.underpaid)
        }
        return trip
    }

    private func planted(on day: Int) -> [PlantedTripClass] {
        switch driver.fate {
        case .neverRegistered: [.driverNeverRegistered]
        case .wrongClass: [.driverOfWrongClass]
        case .registeredLater: day < driver.fateDay ? [.driverRegisteredLater] : []
        case .expired: day > driver.fateDay ? [.driverExpired] : []
        case .suspended: day > driver.fateDay ? [.driverSuspended] : []
        case .vehicleNever: [.vehicleNeverRegistered]
        case .vehicleExpired: day > driver.fateDay ? [.vehicleExpired] : []
        case .vehicleRevoked: day > driver.fateDay ? [.vehicleRevoked] : []
        case .ordinary, .taxi, .renewed, .longDay, .longWeek: []
        }
    }

    private mutating func surcharge(_ trip: inout TrafficTrip) {
        let touches = [trip.origin, trip.destination].contains(where: TrafficWorld.centre.contains)
        let due = touches ? (trip.isShared ? 75 : 275) : 0
        trip.surcharge = due
        guard touches else { return }
        if generator.chance(0.01) {
            trip.surcharge = 0
            trip.planted.append(.surchargeMissing)
        } else if trip.isShared ? generator.chance(0.03) : generator.chance(0.002) {
            trip.surcharge = trip.isShared ? 275 : 250
            trip.planted.append(.surchargeWrong)
        }
    }
}
