public import Domain
public import Policies
internal import Store

/// How much of each field a load tells.
public struct FieldPresence: Sendable {
    /// What is remarkable about a field.
    public enum Remark: String, Sendable {
        /// Told before in this series of files, and hardly any more.
        case lost

        /// The same for every trip.
        case constant

        /// Nothing.
        case none = ""
    }

    /// The trips that tell the field, by `TripField.rawValue`.
    public private(set) var told = Array(repeating: 0, count: TripField.allCases.count)
    private var first = Array(repeating: PackedColumn.missing, count: TripField.allCases.count)
    private var differs = Array(repeating: false, count: TripField.allCases.count)

    /// The trips looked at.
    public private(set) var trips = 0

    init() {}

    mutating func add(_ block: TripBlock) {
        trips += block.count
        for field in TripField.allCases {
            let place = field.rawValue
            let values = block[field]
            for index in 0..<block.count where values[index] != PackedColumn.missing {
                told[place] += 1
                if first[place] == PackedColumn.missing { first[place] = values[index] }
                if values[index] != first[place] { differs[place] = true }
            }
        }
    }

    /// The part of the trips that tell a field.
    public func share(_ field: TripField) -> Share {
        Share(told[field.rawValue], of: trips, unit: "trip")
    }

    /// What is remarkable about a field, beside the file before in the same series.
    public func remark(
        _ field: TripField,
        before: FieldPresence?,
        _ rules: DeliveryMeasures.Fields
    ) -> Remark {
        let now = share(field).quotient ?? 0
        if let past = before?.share(field).quotient, past >= rules.toldBefore,
            now < rules.toldNow
        {
            return .lost
        }
        let isConstant = told[field.rawValue] >= rules.constantTrips && !differs[field.rawValue]
        return isConstant ? .constant : .none
    }
}
