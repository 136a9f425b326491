internal import Domain
internal import GRDB
internal import Policies
internal import Store

/// Goes through the changes of vehicles' states, vehicle by vehicle.
struct EventPass {
    private let database: Database
    private let clock: LocalClock
    private let measures: UtilisationMeasures
    private let end: Int64

    init(
        _ database: Database,
        clock: LocalClock,
        measures: UtilisationMeasures,
        until: CivilDate?
    ) {
        self.database = database
        self.clock = clock
        self.measures = measures
        end = until.map { clock.universal(Int64($0.daysSinceEpoch + 1) * 86_400) } ?? .max
    }

    /// One vehicle, as far as its events were read.
    fileprivate struct Vehicle {
        var operatorName: String
        var reference: String
        var pieces: [DutyTimeline.Piece] = []
        var unknown: Int64 = 0
        var state: (meaning: UtilisationMeasures.StateMeaning?, since: Int64)?
        var lastEvent: String?
    }

    /// Adds the times of all vehicles.
    func run(into sums: inout UtilisationSums) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select coalesce(operator, '') as operator, vehicle_reference as vehicle,
                  vehicle_state as state, event_reference as event, occurred_ms
                from vehicle_event
                order by operator, vehicle, occurred_ms, load_id, row_number
                """
        )
        var vehicle: Vehicle?
        while let row = try rows.next() {
            let (name, reference): (String, String) = (row["operator"], row["vehicle"])
            if vehicle?.operatorName != name || vehicle?.reference != reference {
                finish(vehicle, &sums)
                vehicle = Vehicle(operatorName: name, reference: reference)
            }
            // What was handed over twice happened once.
            let event: String? = row["event"]
            if event != nil, event == vehicle?.lastEvent { continue }
            vehicle?.lastEvent = event
            let moment = min(end, (row["occurred_ms"] as Int64).flooredQuotient(by: 1_000))
            vehicle?.change(to: row["state"], at: moment, measures)
        }
        finish(vehicle, &sums)
    }

    private func finish(_ vehicle: Vehicle?, _ sums: inout UtilisationSums) {
        guard let vehicle else { return }
        let place = sums.place(
            of: UtilisationSums.Owner(
                basis: .events,
                operatorPlace: Int32(sums.operators.place(of: vehicle.operatorName))
            )
        )
        sums[place].unknownSeconds += vehicle.unknown
        sums.add(vehicle.pieces, of: place)
    }
}

extension EventPass.Vehicle {
    fileprivate mutating func change(
        to name: String,
        at moment: Int64,
        _ measures: UtilisationMeasures
    ) {
        var meaning = measures.meaning(of: name)
        if let state {
            let seconds = moment - state.since
            let period: ServicePeriod? =
                switch state.meaning {
                case .free: .free
                case .approach: .approach
                case .occupied: .occupied
                case .asBefore, .out, nil: nil
                }
            if seconds > 0, seconds <= measures.longestState, let period {
                pieces.append(
                    DutyTimeline.Piece(time: state.since..<moment, period: period, zone: nil)
                )
            } else if state.meaning != .out {
                unknown += seconds
            }
            if meaning == .asBefore {
                let isHeld = state.meaning == .approach || state.meaning == .occupied
                meaning = isHeld ? state.meaning : nil
            }
        } else if meaning == .asBefore {
            meaning = nil
        }
        state = (meaning, moment)
    }
}
