import Domain
import Policies
import Store
import StrictYAML
import TestKit
import Trips

/// A town whose operators hand over Chicago's files: trips, sessions, requests.
struct UtilisationTown {
    let town: DeliveredTown

    init() throws { town = try DeliveredTown() }

    /// The definitions as they are shipped, groups of any size told.
    static func measures() throws -> UtilisationMeasures {
        try UtilisationMeasures(
            document: YAMLDocument(
                contentsOf: RepositoryRoot.path("analyses/measures/utilisation.yaml")
            )
        )
    }

    /// Trips of a company: driver, pick-up, drop-off, zones, id.
    func trips(_ trips: [[String]], of company: String = "acme", month: String = "202403") throws {
        try town.deliver(
            "\(company)-trip-\(month).csv",
            "T1,T2,T3,T4,T5,T6,T7,T8,T9,T10,T14,T23,T26",
            trips.map { trip in
                let (from, to) = (trip.count > 3 ? trip[3] : "", trip.count > 4 ? trip[4] : "")
                let id = trip.count > 5 ? trip[5] : trip.joined()
                return "\(trip[0]),US-IL,V,\(Self.moment(trip[1])),\(from),"
                    + "\(Self.moment(trip[2])),\(to),2,20,15,N,\(id),9"
            }
        )
    }

    /// Sessions: driver, start, end, miles, miles with a passenger.
    func sessions(_ sessions: [[String]], of company: String = "acme") throws {
        try town.deliver(
            "\(company)-session-202403.csv",
            "S1,S2,S3,S4,S5,S6,S7",
            sessions.map { session in
                let miles = session.count > 4 ? "\(session[3]),\(session[4])" : ","
                return "\(session[0]),US-IL,\(Self.moment(session[1])),"
                    + "\(Self.moment(session[2])),\(miles),Y"
            }
        )
    }

    /// Requests: the trip's id, and when.
    func requests(_ requests: [[String]]) throws {
        try town.deliver(
            "acme-trip_request-202403.csv",
            "R1,R2,R3,R4,R5,R6,R7,R8",
            requests.map { "\($0[0]),1,\(Self.moment($0[1])),private,1,1,10," }
        )
    }

    func review(
        by grouping: UtilisationReview.Grouping = .operator,
        until: String? = nil
    ) throws -> UtilisationReview? {
        let measures = try Self.measures()
        let delivery = try DeliveredTown.measures()
        return try town.store.read { database in
            try UtilisationReview(
                database,
                timeZone: "America/Chicago",
                measures: measures,
                submissions: LatestSubmissions(database, measures: delivery),
                by: grouping,
                until: until.flatMap { CivilDate($0) }
            )
        }
    }

    /// Minutes by operator, name and period: `acme 08: p1 20, p2 10, p3 30`.
    func minutes(by grouping: UtilisationReview.Grouping = .operator) throws -> [String] {
        (try review(by: grouping)?.groups ?? []).map { group in
            let names = ["p1", "p2", "p1/p2", "p3"]
            let parts = zip(names, ServicePeriod.allCases).compactMap { name, period in
                group.times[period] == 0
                    ? nil : "\(name) \(Double(group.times[period]) / 60)"
            }
            let name = [group.operatorName, group.name].filter { !$0.isEmpty }
            return name.joined(separator: " ") + ": " + parts.joined(separator: ", ")
        }
    }

    /// `05 08:00` as a moment of March 2024.
    private static func moment(_ text: String) -> String {
        let parts = text.split(separator: " ")
        return "2024-03-\(parts[0])T\(parts[1]):00"
    }
}
