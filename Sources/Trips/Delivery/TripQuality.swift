internal import Domain
internal import Policies
internal import Store

/// What is odd in the trips of one load: counts of rows, none of which is lost or mended.
public struct TripQuality: Sendable {
    /// What a trip may show that cannot be, or that needs a second look.
    public enum Oddity: String, Hashable, Sendable, CaseIterable {
        /// The drop-off is before the pick-up.
        case endsBeforeStart = "drop-off before pick-up"

        /// It lasts no second.
        case noTime = "no time passes"

        /// It lasts longer than is believed.
        case tooLong = "longer than believed"

        /// It is faster than is believed.
        case tooFast = "faster than believed"

        /// It has no length, though the length is told.
        case noDistance = "no distance"

        /// The pick-up lies before the period of the file.
        case beforePeriod = "pick-up before the file's period"

        /// The pick-up lies after it.
        case afterPeriod = "pick-up after the file's period"

        /// The pick-up lies in the hour that the clock shows twice.
        case repeatedHour = "pick-up in the hour that comes twice"

        /// The pick-up lies in the hour that the clock jumps over.
        case skippedHour = "pick-up in the hour that does not exist"

        /// The ride was asked for after the pick-up.
        case requestedLate = "request after pick-up"

        /// The total is below nothing: a void or a refund.
        case negativeTotal = "negative total"

        /// The fare is below nothing.
        case negativeFare = "negative fare"

        /// Fare, extras, taxes, tolls, surcharges and tip do not come to the total.
        case partsDiffer = "parts do not come to the total"

        /// Of these: they come to it when the congestion surcharge is left out, since it is inside
        /// the extras.
        case surchargeTwice = "of these: congestion surcharge inside the extras"

        /// The zone of pick-up or drop-off only says that it is not known.
        case unknownZone = "zone not known"
    }

    /// The trips looked at.
    public private(set) var trips = 0

    /// The trips that show an oddity; nothing where the files do not tell what it takes.
    public private(set) var counts: [Oddity: Int] = [:]

    /// The trips that tell enough to show it.
    public private(set) var judged: [Oddity: Int] = [:]

    private let rules: DeliveryMeasures.Clocks
    private let period: DeliveredPeriod?
    private let clock: LocalClock?
    private let unknownPlaces: [TripField: Set<Int64>]

    /// The fields that are looked at.
    static let fields: Set<TripField> = [
        .requestedAt, .pickedUpAt, .droppedOffAt, .duration, .distance, .originZone,
        .destinationZone, .fare, .tolls, .taxes, .fund, .congestionSurcharge, .airportFee,
        .zoneFee, .extras, .tip, .total,
    ]

    init(
        names: StoredTripNames,
        unknownZones: Set<String>,
        period: DeliveredPeriod?,
        clock: LocalClock?,
        rules: DeliveryMeasures.Clocks
    ) {
        self.period = period
        self.clock = clock
        self.rules = rules
        unknownPlaces = Dictionary(
            uniqueKeysWithValues: [TripField.originZone, .destinationZone].map { field in
                let places = names[field].enumerated().filter { unknownZones.contains($1) }
                return (field, Set(places.map { Int64($0.offset) }))
            }
        )
    }

    mutating func add(_ block: TripBlock) {
        trips += block.count
        for index in 0..<block.count { add(block, index) }
    }

    private mutating func add(_ block: TripBlock, _ index: Int) {
        func value(_ field: TripField) -> Int64? {
            let value = block[field][index]
            return value == PackedColumn.missing ? nil : value
        }
        let start = block[.pickedUpAt][index]
        let seconds = value(.duration)
        if let end = value(.droppedOffAt) {
            note(.endsBeforeStart, end < start || (seconds ?? 0) < 0)
        }
        if let seconds {
            note(.noTime, seconds == 0)
            note(.tooLong, seconds > rules.longestTrip)
            if let metres = value(.distance), seconds > 0 {
                note(.tooFast, Double(metres) * 3.6 / Double(seconds) > rules.fastest)
            }
        }
        if let metres = value(.distance) { note(.noDistance, metres == 0) }
        if let asked = value(.requestedAt) { note(.requestedLate, asked > start) }
        if let period {
            let day = LocalMoment(seconds: start * 60).day
            note(.beforePeriod, day < period.days.lowerBound)
            note(.afterPeriod, day > period.days.upperBound)
        }
        if let clock {
            note(.repeatedHour, clock.comesTwice(start * 60))
            note(.skippedHour, clock.skips(start * 60 / 3_600 * 3_600))
        }
        let zones = [TripField.originZone, .destinationZone]
        if zones.contains(where: { value($0) != nil }) {
            note(
                .unknownZone,
                zones.contains { unknownPlaces[$0]?.contains(value($0) ?? -1) ?? false }
            )
        }
        if let fare = value(.fare) { note(.negativeFare, fare < 0) }
        guard let total = value(.total) else { return }
        note(.negativeTotal, total < 0)
        guard let fare = value(.fare) else { return }
        let others: [TripField] = [
            .tolls, .taxes, .fund, .congestionSurcharge, .airportFee, .zoneFee, .extras, .tip,
        ]
        let parts = others.reduce(fare) { $0 &+ (value($1) ?? 0) }
        let surcharge = value(.congestionSurcharge) ?? 0
        note(.partsDiffer, parts != total)
        if parts != total { note(.surchargeTwice, surcharge != 0 && parts - surcharge == total) }
    }

    private mutating func note(_ oddity: Oddity, _ isShown: Bool) {
        judged[oddity, default: 0] += 1
        if isShown { counts[oddity, default: 0] += 1 }
    }
}
