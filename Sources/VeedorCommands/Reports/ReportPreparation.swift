internal import Domain
internal import Findings
internal import Rents
internal import Store

/// What a report needs before its first section, made ready side by side.
struct ReportPreparation {
    /// A connection of its own that holds the models of the run.
    let store: VeedorStore

    /// The run beside the one before it; `nil` where there is none.
    let comparison: FindingComparison?

    /// The rings of areas by name; empty where the city has no map.
    let shapes: [String: [[GeoPoint]]]

    private enum Part: Sendable {
        case models(VeedorStore)
        case comparison(FindingComparison?)
        case shapes([String: [[GeoPoint]]])
    }

    init(_ session: AnalysisSession, _ run: FindingRun, _ previous: FindingRun?) throws {
        let parts = try ConcurrentJobs.results(
            [
                { .models(try Self.models(session, run)) },
                { .comparison(try Self.comparison(session, run, previous)) },
                { .shapes(try Self.shapes(session)) },
            ] as [@Sendable () throws -> Part]
        )
        var (store, comparison) = (session.store, FindingComparison?.none)
        var shapes: [String: [[GeoPoint]]] = [:]
        for part in parts {
            switch part {
            case .models(let found): store = found
            case .comparison(let found): comparison = found
            case .shapes(let found): shapes = found
            }
        }
        self.store = store
        self.comparison = comparison
        self.shapes = shapes
    }

    private static func models(_ session: AnalysisSession, _ run: FindingRun) throws -> VeedorStore
    {
        let store = try session.store.anotherReader()
        try store.readInOneView {
            try KeptModels(session.models).restore(run, session.models, $0)
        }
        return store
    }

    private static func comparison(
        _ session: AnalysisSession,
        _ run: FindingRun,
        _ previous: FindingRun?
    ) throws -> FindingComparison? {
        guard let previous else { return nil }
        return try session.store.anotherReader().readInOneView {
            try FindingComparison(from: previous, to: run, $0)
        }
    }

    private static func shapes(_ session: AnalysisSession) throws -> [String: [[GeoPoint]]] {
        do {
            let areas = try session.city.areas()
            return try AreaShapes(session.store, level: .neighbourhood, areas: areas).rings
        } catch is RentDataError {
            // The report says that there is no map.
            return [:]
        }
    }
}
