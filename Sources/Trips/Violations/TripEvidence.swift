public import Domain
public import GRDB
public import Policies
internal import Store

/// What the trips of a store establish up to a day: rule by rule, and whether they are complete.
public struct TripEvidence: Sendable {
    /// The rules with their counts.
    public let review: TripReview

    /// What single licences and operators did, by month.
    public let violations: [TripViolation]

    /// Each operator against the rules that judge single trips.
    public let operators: [OperatorStanding]

    /// Whether trips were handed over completely.
    public let delivery: DeliveryReview

    /// What cars did with their time; `nil` where neither sessions nor events of vehicles are held, for
    /// trips alone do not tell.
    public let utilisation: UtilisationReview?

    /// How few drivers or vehicles are not told of.
    public let leastHolders: Int

    /// The loads of trips and of registers that tell of drivers, vehicles and bases, by kind.
    public let loads: [String: [Int64]]

    /// What is too few, too constant, too late.
    public let measures: DeliveryMeasures

    /// Looks at all trips.
    ///
    /// - Parameters:
    ///   - database: the store's.
    ///   - laws: the city's, the earliest first.
    ///   - city: its time zone and currency.
    ///   - measures: what is too few, too constant, too late.
    ///   - utilisation: what time without passengers is.
    ///   - mostCases: violations of one rule beyond this number are counted and not followed one by
    ///     one: of each licence and month there are then at least so many.
    ///   - until: the last day of pick-ups, and of what is said of deliveries.
    /// - Throws: `DatabaseError`; what a pattern of the law throws.
    public init?(
        _ database: Database,
        laws: [TripLaw],
        city: City,
        measures: DeliveryMeasures,
        utilisation: UtilisationMeasures,
        mostCases: Int,
        until: CivilDate
    ) throws {
        let kinds = [
            "trip", "driver", "vehicle", "base", "session", "vehicle-event", "trip-request",
            "driver-pay", "trip-zone",
        ]
        let all = try Load.all(database).filter { kinds.contains($0.kind) }
        var loads = Dictionary(grouping: all, by: \.kind).mapValues { $0.map(\.id).sorted() }
        guard loads["trip"] != nil else { return nil }
        self.measures = measures
        let submissions = try LatestSubmissions(database, measures: measures)
        let review = try TripReview(
            database,
            laws: laws,
            city: city,
            submissions: submissions,
            utilisation: utilisation,
            until: until,
            caseLimit: mostCases
        )
        self.review = review
        violations = try TripViolation.all(
            of: review,
            database,
            submissions: submissions,
            until: until
        )
        operators = try OperatorStanding.all(
            database,
            laws: laws,
            city: city,
            measures: measures,
            utilisation: utilisation,
            until: until
        )
        leastHolders = utilisation.leastHolders
        self.utilisation =
            loads["session"] == nil && loads["vehicle-event"] == nil
            ? nil
            : try UtilisationReview(
                database,
                timeZone: city.timeZone,
                measures: utilisation,
                submissions: submissions,
                until: until
            )
        delivery = try DeliveryReview(
            database,
            measures: measures,
            city: city.id,
            timeZone: city.timeZone,
            until: until
        )
        loads["trip"] = delivery.files.map(\.load.id).sorted()
        self.loads = loads
    }
}
