internal import Domain
internal import Policies
internal import Reporting
internal import Store
internal import Trips

extension DeliveryTables {
    /// How much of each field every file tells, beside the file before of the same format.
    static func fields(_ review: DeliveryReview, _ rules: DeliveryMeasures.Fields) -> DataTable {
        var rows: [[DataTable.Cell]] = []
        for (place, file) in review.files.enumerated() {
            let before = review.files[..<place].last { $0.load.formatID == file.load.formatID }
            for field in TripField.ofTrips {
                let share = file.presence.share(field)
                let remark = file.presence.remark(field, before: before?.presence, rules)
                guard share.numerator > 0 || remark != .none else { continue }
                rows.append([
                    .integer(file.load.id), .text(file.load.fileName), .text(field.name),
                    .count(share.numerator), .count(share.denominator), .text(remark.rawValue),
                ])
            }
        }
        return DataTable(
            columns: [
                .init("load", isNumeric: true), .init("file"), .init("field"),
                .init("told", isNumeric: true), .init("trips", isNumeric: true), .init("remark"),
            ],
            rows: rows
        )
    }

    /// What cannot be in the trips of every file, or needs a second look.
    static func oddities(_ review: DeliveryReview) -> DataTable {
        DataTable(
            columns: [
                .init("load", isNumeric: true), .init("file"), .init("oddity"),
                .init("trips", isNumeric: true), .init("of", isNumeric: true),
            ],
            rows: review.files.flatMap { file in
                TripQuality.Oddity.allCases.compactMap { oddity -> [DataTable.Cell]? in
                    guard let judged = file.quality.judged[oddity] else { return nil }
                    return [
                        .integer(file.load.id), .text(file.load.fileName), .text(oddity.rawValue),
                        .count(file.quality.counts[oddity] ?? 0), .count(judged),
                    ]
                }
            }
        )
    }
}

extension DeliveryTables {
    /// What is to be delivered, why, and what lies in the store of it.
    static func agreements(_ agreements: [DataAgreement], _ loads: [Load]) -> DataTable {
        var rows: [[DataTable.Cell]] = []
        for agreement in agreements {
            let span =
                "\(agreement.inForce.from) to "
                + (agreement.inForce.until.map(\.description) ?? "today")
            // What has no described format still stands in the register.
            let deliveries = agreement.deliveries.map(Optional.some)
            for delivery in deliveries.isEmpty ? [nil] : deliveries {
                let files = delivery.map { delivery in
                    loads.filter { $0.formatID == delivery.format }
                }
                rows.append([
                    .text(agreement.id), .text(agreement.kind.rawValue),
                    .text(agreement.parties.joined(separator: "; ")), .text(span),
                    .text(agreement.confidence.rawValue), .optional(delivery?.format),
                    .optional(delivery?.every.rawValue),
                    delivery?.dueDays.map { .count($0) } ?? .empty,
                    files.map { .count($0.count) } ?? .empty,
                    .text(agreement.cityGave.joined(separator: "; ")),
                    .text(agreement.notKnown.joined(separator: "; ")),
                ])
            }
        }
        return DataTable(
            columns: [
                .init("agreement"), .init("kind"), .init("parties"), .init("in_force"),
                .init("confidence"), .init("format"), .init("every"),
                .init("due_days", isNumeric: true), .init("files_held", isNumeric: true),
                .init("city_gave"), .init("not_known"),
            ],
            rows: rows
        )
    }
}

extension DeliveryTables {
    /// Changes of vehicles' states, those that are not allowed first.
    static func transitions(_ transitions: [VehicleTransition]) -> DataTable {
        DataTable(
            columns: [
                .init("from"), .init("to"), .init("events"), .init("count", isNumeric: true),
                .init("verdict"), .init("first_load", isNumeric: true),
                .init("first_row", isNumeric: true),
            ],
            rows: transitions.map { change in
                let verdict =
                    switch change.isAllowed {
                    case true?: "allowed"
                    case false?: "not allowed"
                    case nil: "first event of a vehicle"
                    }
                return [
                    .text(change.from), .text(change.to),
                    .text(change.events.joined(separator: " ")), .count(change.count),
                    .text(verdict), .integer(change.first.load), .integer(change.first.row),
                ]
            }
        )
    }
}

extension DeliveryTables {
    /// The months of monthly files, beside the day on which they were due.
    static func due(_ deliveries: [DueDelivery]) -> DataTable {
        DataTable(
            columns: [
                .init("agreement"), .init("format"), .init("month"), .init("due_on"),
                .init("loaded_on"), .init("file"), .init("verdict"),
            ],
            rows: deliveries.map { delivery in
                [
                    .text(delivery.agreement), .text(delivery.format),
                    .text(String(delivery.month.description.prefix(7))),
                    .text(delivery.dueOn.description),
                    .optional(delivery.load.map { String($0.loadedAt.prefix(10)) }),
                    .optional(delivery.load?.fileName), .text(delivery.verdict.rawValue),
                ]
            }
        )
    }
}
