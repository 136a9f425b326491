internal import Domain
internal import Findings
internal import GRDB
internal import Store

/// What was established about a snapshot, as models on a connection of their own, on which it is kept.
struct SnapshotModels: Sendable {
    private let store: VeedorStore
    private let found: Found

    private enum Found: Sendable {
        /// The run was made before.
        case before(FindingRun)

        /// There was no run yet.
        case now(Detection)
    }

    /// Fills the models, and finds where there is no run yet.
    init(_ analysis: CityAnalysis, _ session: AnalysisSession, _ known: KnownRun) throws {
        store = try VeedorStore(path: session.store.path, access: .writing)
        found = try store.read { database in
            // One transaction: each row on its own would be one.
            try database.inTransaction(.deferred) {
                try analysis.fill(session.models, database)
                return .commit
            }
            if let run = known.run { return .before(run) }
            return .now(
                try session.analyser.detect(analysis, restingOn: known.inputsSHA256, database)
            )
        }
    }

    func keep(_ analyser: FindingAnalyser) throws -> SnapshotRun {
        switch found {
        case .before(let run):
            try analyser.keepModels(of: run, store)
            return SnapshotRun(run: run, isNew: false, wasAsked: true)
        case .now(let detection):
            let run = try analyser.keep(detection, store, computedAt: Clock.now)
            return SnapshotRun(run: run, isNew: true, wasAsked: true)
        }
    }
}
