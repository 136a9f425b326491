internal import Domain
internal import Dumps
internal import Formats

/// Why a row or a field was not taken, as it stands in the table `reject`.
struct RejectReason {
    var scope: Scope
    var field: String?
    var code: String
    var reason: String

    enum Scope: String {
        case row
        case field
    }

    static func fault(_ fault: RowFault) -> RejectReason {
        let reason =
            switch fault {
            case .brokenQuote: "a quote inside a quoted field is not doubled"
            case .unterminatedQuote: "a quote is opened and never closed"
            case .fieldTooLong: "a field is longer than the limit"
            case .rowTooLong: "the row is longer than the limit"
            case .nulByte: "the row holds a NUL byte"
            case .brokenCell: "a cell is not where it says, or its shared text is not there"
            case .noTable: "the sheet begins with no heading that the format knows"
            }
        return RejectReason(scope: .row, field: nil, code: fault.rawValue, reason: reason)
    }

    static func wrongColumnCount(found: Int, expected: Int) -> RejectReason {
        RejectReason(
            scope: .row,
            field: nil,
            code: "wrong-column-count",
            reason: "\(found, of: "field") instead of \(expected)"
        )
    }

    static let duplicate = RejectReason(
        scope: .row,
        field: nil,
        code: "duplicate-record",
        reason: "a record with the same key stands earlier in the file"
    )

    static func constraint(_ message: String) -> RejectReason {
        RejectReason(
            scope: .row,
            field: nil,
            code: "breaks-constraint",
            reason: "the store does not take it: \(message)"
        )
    }

    static func field(_ problem: FieldProblem, rejectsRow: Bool) -> RejectReason {
        let reason =
            switch problem.fault {
            case .missing: "is empty and is needed"
            case .badEncoding: "is not text in the format's encoding"
            case .notAnInteger: "is not a whole number"
            case .notANumber: "is not a number as the format writes them"
            case .notAnAmount: "is not an amount of money as the format writes them"
            case .tooPrecise: "has more digits than the currency's minor unit"
            case .notADate: "is not a day of the calendar in the format's pattern"
            case .notAMoment: "is not a time of a day in the format's pattern"
            case .noTimeZone:
                "is in universal time, and no city tells its time zone: load with --city"
            case .notABoolean: "is neither true nor false"
            case .unknownCategory: "is none of the texts the format lists"
            case .outOfRange: "is outside the bounds the format sets"
            case .notAGeometry: "is not a GeoJSON geometry"
            case .spreadsheetError: "is an error of the spreadsheet, such as #DIV/0!"
            }
        return RejectReason(
            scope: rejectsRow ? .row : .field,
            field: problem.field,
            code: problem.fault.rawValue,
            reason: reason
        )
    }
}
