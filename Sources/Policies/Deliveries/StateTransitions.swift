public import StrictYAML

/// Which changes of a vehicle's state a specification allows: `analyses/measures/mds-states.yaml`.
public struct StateTransitions: Sendable {
    private struct Change: Hashable {
        var from: String
        var event: String
    }

    private let states: [Change: Set<String>]

    /// Reads the file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        _ = root.string("id")
        _ = root.string("source")
        var states: [Change: Set<String>] = [:]
        _ = root.list("transitions") { entry in
            let (from, to) = (entry.string("from"), entry.string("to"))
            for event in entry.strings("events") {
                states[Change(from: from, event: event), default: []].insert(to)
            }
        }
        if states.isEmpty { root.report("transitions", "at least one is needed") }
        root.end()
        try document.finish()
        self.states = states
    }

    /// Whether events, one after the other, lead from a state to another.
    public func allows(from: String, to: String, events: [String]) -> Bool {
        var reached: Set = [from]
        for event in events {
            reached = Set(
                reached.flatMap { states[Change(from: $0, event: event)].map(Array.init) ?? [] }
            )
        }
        return !events.isEmpty && reached.contains(to)
    }
}
