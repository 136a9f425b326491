public import Domain
public import GRDB
public import Policies
internal import Store

/// One operator's trips against one rule that judges single trips.
public struct OperatorStanding: Sendable {
    /// The operator as the files name it, or the base that sends the cars.
    public var operatorName: String

    /// The rule.
    public var rule: TripRule

    /// Trips that are as the law asks.
    public var lawful: Int

    /// Trips that are not.
    public var violating: Int

    /// Trips of which the data do not say.
    public var undeterminable: Int

    /// The commonest reason why the data do not say.
    public var reason: String?

    /// All operators against all rules that judge single trips.
    ///
    /// - Returns: by operator, then in the order of the law.
    /// - Throws: `DatabaseError`; what a pattern of the law throws.
    public static func all(
        _ database: Database,
        laws: [TripLaw],
        city: City,
        measures: DeliveryMeasures,
        utilisation: UtilisationMeasures,
        until: CivilDate
    ) throws -> [OperatorStanding] {
        let submissions = try LatestSubmissions(database, measures: measures)
        return try names(database).flatMap { name in
            try TripReview(
                database,
                laws: laws,
                city: city,
                submissions: submissions,
                utilisation: utilisation,
                until: until,
                operatorName: name
            ).findings.map { finding in
                OperatorStanding(
                    operatorName: name,
                    rule: finding.rule,
                    lawful: finding.tally.count(.lawful),
                    violating: finding.tally.count(.violation),
                    undeterminable: finding.tally.count(.undeterminable),
                    reason: finding.tally.found(.undeterminable).first?.words
                )
            }
        }
    }

    /// The operators, sorted: as trips are put down to them.
    private static func names(_ database: Database) throws -> [String] {
        var found: Set<String> = []
        let scan = try TripScan(database, fields: [.operatorName, .dispatchingBase])
        var block = TripBlock()
        var names: (load: Int64, names: StoredTripNames)?
        while try scan.next(into: &block) {
            if names?.load != block.loadID {
                names = (block.loadID, try StoredTripNames(database, load: block.loadID))
            }
            guard let known = names?.names else { continue }
            for index in 0..<block.count { found.insert(block.operatorName(index, known)) }
        }
        return found.sorted()
    }
}
