internal import Licences
internal import Reporting
internal import SyntheticCity

/// How often the first licence state is the planted one.
struct LicenceScore {
    /// One row per state: planted, found, and how many of them are the same listings.
    let table: DataTable

    init(_ check: LicenceCheck, key: AnswerKey, dump: String) {
        var truth: [String: FirstState] = [:]
        for listing in key.listings {
            if let state = listing.licenceStates[dump] { truth[listing.id] = FirstState(state) }
        }
        var planted: [FirstState: Int] = [:]
        for state in truth.values { planted[state, default: 0] += 1 }
        var found: [FirstState: Int] = [:]
        var right: [FirstState: Int] = [:]
        for listing in check.states {
            found[listing.state, default: 0] += 1
            if truth[listing.listingID] == listing.state { right[listing.state, default: 0] += 1 }
        }
        table = DataTable(
            columns: [
                .init("state"), .init("planted", isNumeric: true), .init("found", isNumeric: true),
                .init("right", isNumeric: true), .init("recall", isNumeric: true),
                .init("precision", isNumeric: true),
            ],
            rows: FirstState.allCases.filter { $0 != .noRegister }.map { state in
                let (planted, found, right) = (
                    planted[state] ?? 0, found[state] ?? 0, right[state] ?? 0
                )
                return [
                    .text(state.rawValue), .count(planted), .count(found), .count(right),
                    Self.ratio(right, planted), Self.ratio(right, found),
                ]
            }
        )
    }

    private static func ratio(_ part: Int, _ whole: Int) -> DataTable.Cell {
        whole == 0 ? .empty : .decimal(Double(part) / Double(whole), digits: 3)
    }
}

extension FirstState {
    /// The state that the generator planted.
    init(_ planted: PlantedLicenceState) {
        switch planted {
        case .notShown: self = .notShown
        case .exemptionClaimed: self = .exemptionClaimed
        case .inRegister: self = .inRegister
        case .notInRegister: self = .notInRegister
        case .otherText: self = .otherText
        }
    }
}
