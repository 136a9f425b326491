public import Domain
public import GRDB
public import Policies
public import Store

/// A file of trips as it was delivered.
public struct DeliveredFile: Sendable {
    /// Its load.
    public var load: Load

    /// The days it is about; `nil` where it holds no trip.
    public var period: DeliveredPeriod?

    /// The trips, of all operators.
    public var trips = 0

    /// Rows that repeat another one of the file.
    ///
    /// They repeat its reference or, where trips have none but a `RowCheck`, all that it tells. `nil`
    /// where neither is told: trips may then be equal in all that is kept and differ by seconds.
    public var repeated: Int?

    /// What is odd in it.
    public var quality: TripQuality

    /// How much of each field it tells.
    public var presence = FieldPresence()

    /// The load whose trips replace this one's days, where there is one.
    public var replacedBy: Int64?
    var hours: [TripSeries: TripHours] = [:]
    var bases: [MonthlyCounts.Key: Int64] = [:]
}

/// Everything that is to be said about whether trips were handed over completely.
public struct DeliveryReview: Sendable {
    /// The files in the order of their loads.
    public let files: [DeliveredFile]

    /// Files about the same days.
    public let repetitions: [DeliveryRepetition]

    /// Times without trips.
    public let gaps: [DeliveryGap]

    /// Days with far fewer trips than usual.
    public let falls: [DailyFall]

    /// The counts of the trips by base and month, of the latest files.
    public let monthly: [MonthlyCounts]

    /// Looks at all trips of a store.
    ///
    /// - Parameters:
    ///   - database: the store's.
    ///   - measures: what is too few, too constant, too late.
    ///   - city: whose unknown zones are meant.
    ///   - timeZone: the city's; `nil` leaves changes of the clock out.
    ///   - until: the last day of pick-ups; files about later days alone are not seen, and what a file
    ///     replaces is what it replaces of the days until then. All where it is `nil`.
    /// - Throws: `DatabaseError`.
    public init(
        _ database: Database,
        measures: DeliveryMeasures,
        city: String?,
        timeZone: String?,
        until: CivilDate? = nil
    ) throws {
        var files: [DeliveredFile] = []
        for load in try Load.all(database) where load.kind == "trip" {
            let file = try DeliveredFile(
                database,
                load: load,
                measures: measures,
                unknownZones: measures.unknownZones(of: city),
                timeZone: timeZone,
                until: until
            )
            if file.isSeen(until: until) { files.append(file) }
        }
        let submissions = try LatestSubmissions(database, measures: measures)
        for place in files.indices {
            files[place].replacedBy = submissions.replacement(load: files[place].load.id)
        }
        let latest = LatestTrips(files, submissions)
        var gaps: [DeliveryGap] = []
        var falls: [DailyFall] = []
        for series in latest.hours.keys.sorted() {
            guard let hours = latest.hours[series], let days = latest.days[series] else { continue }
            let clock = timeZone.flatMap {
                LocalClock(timeZone: $0, from: days.lowerBound, to: days.upperBound)
            }
            // A base that begins later has no gap before it.
            let first = series.base == nil ? nil : hours.byDay.keys.min()
            gaps += GapFinder(
                series: series,
                hours: hours,
                days: max(days.lowerBound, first ?? days.lowerBound)...days.upperBound,
                covered: latest.covered[series] ?? [],
                clock: clock,
                rules: measures.gaps
            ).gaps().filter { series.base == nil || $0.verdict == .unexplained }
            falls += DailyFall.all(series, hours, days, measures.falls)
        }
        self.files = files
        let seen = Set(files.map(\.load.id))
        repetitions = submissions.repetitions.filter { one in
            seen.contains(one.earlier) && seen.contains(one.later)
                && until.map { one.days.lowerBound <= $0 } ?? true
        }
        self.gaps = gaps
        self.falls = falls
        monthly = latest.monthly
    }
}

extension DeliveredFile {
    init(
        _ database: Database,
        load: Load,
        measures: DeliveryMeasures,
        unknownZones: Set<String>,
        timeZone: String?,
        until: CivilDate?
    ) throws {
        let names = try StoredTripNames(database, load: load.id)
        var hours: [TripSeries: TripHours] = [:]
        var days = TripHours()
        var bases: [MonthlyCounts.Key: Int64] = [:]
        var block = TripBlock()
        let first = try TripScan(
            database,
            load: load.id,
            fields: [.operatorName, .dispatchingBase],
            until: until
        )
        while try first.next(into: &block) {
            block.cut(after: until)
            let counted = HourCounts(block, names)
            for (series, counts) in counted.hours(format: load.formatID) {
                for (hour, count) in counts {
                    hours[series, default: TripHours()].add(count, hour: hour)
                    days.add(count, hour: hour)
                }
            }
            for (key, count) in counted.bases { bases[key, default: 0] += count }
        }
        let period =
            (DeliveredPeriod(fileName: load.fileName) ?? DeliveredPeriod(tripsByDay: days.byDay))?
            .cut(after: until)
        let clock = timeZone.flatMap { zone in
            period.flatMap {
                LocalClock(timeZone: zone, from: $0.days.lowerBound, to: $0.days.upperBound)
            }
        }
        let busy = BusyBases(bases, days: period?.days, measures.gaps)
        quality = TripQuality(
            names: names,
            unknownZones: unknownZones,
            period: period,
            clock: clock,
            rules: measures.clocks
        )
        self.load = load
        self.period = period
        self.bases = bases
        trips = days.total
        var repeated = RepeatedRows()
        let second = try TripScan(
            database,
            load: load.id,
            fields: Set(TripField.allCases),
            until: until
        )
        while try second.next(into: &block) {
            block.cut(after: until)
            quality.add(block)
            presence.add(block)
            if !busy.isEmpty {
                let counted = HourCounts(block, names, bases: busy)
                for (series, counts) in counted.baseHours(format: load.formatID) {
                    for (hour, count) in counts {
                        hours[series, default: TripHours()].add(count, hour: hour)
                    }
                }
            }
            repeated.add(block)
        }
        self.hours = hours
        self.repeated = repeated.count()
    }

    /// Whether the file was there on a day: it is about that day or earlier ones; of one without trips
    /// that names no days nobody can tell.
    fileprivate func isSeen(until day: CivilDate?) -> Bool {
        guard let day else { return true }
        return trips > 0
            || (DeliveredPeriod(fileName: load.fileName)?.days.lowerBound ?? day) <= day
    }
}

extension TripBlock {
    /// Leaves the trips out that were picked up after a day.
    fileprivate mutating func cut(after day: CivilDate?) {
        guard let day else { return }
        let end = (Int64(day.daysSinceEpoch) + 1) * 1_440
        guard self[.pickedUpAt].prefix(count).contains(where: { $0 >= end }) else { return }
        _ = keep { $0 < end }
    }
}
