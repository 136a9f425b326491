internal import Dispatch
internal import Synchronization

/// Jobs whose results make one thing together.
struct JobGroup<Part: Sendable, Whole: Sendable>: Sendable {
    /// What can be done side by side, the longest first; at least one.
    let jobs: [@Sendable () throws -> Part]

    /// Makes the one thing of what the jobs gave, in the order of the jobs.
    let made: @Sendable ([Part]) throws -> Whole
}

/// Jobs that do not depend on each other, on all cores.
enum ConcurrentJobs {
    /// Does all jobs.
    ///
    /// - Returns: what each gave, in the order of the jobs, whichever ended first.
    /// - Throws: the error of the first job, in their order, that failed.
    static func results<Value: Sendable>(
        _ jobs: [@Sendable () throws -> Value]
    ) throws -> [Value] {
        let results = Mutex([Int: Result<Value, any Error>]())
        DispatchQueue.concurrentPerform(iterations: jobs.count) { index in
            let result = Result { try jobs[index]() }
            results.withLock { $0[index] = result }
        }
        return try results.withLock { $0 }.sorted { $0.key < $1.key }.map { try $0.value.get() }
    }

    /// Does the jobs of several groups; makes of a group what it is for as soon as its jobs are done, and
    /// takes that up in the order of the groups, while others go on.
    ///
    /// The first jobs of all groups are begun first, that of the last group before all: they take longest;
    /// then their second jobs, and so on. One group is taken up after the other; nothing after a group
    /// that failed.
    ///
    /// - Parameters:
    ///   - groups: what can be done side by side.
    ///   - take: what must be done in order.
    /// - Returns: what was made of each.
    /// - Throws: the error of the first group, in their order, that failed: that of its first job that did.
    static func results<Part: Sendable, Whole: Sendable, Taken: Sendable>(
        of groups: [JobGroup<Part, Whole>],
        inTurn take: @Sendable (Whole) throws -> Taken
    ) throws -> [Taken] {
        let order = beginning(groups.map(\.jobs.count))
        let parts = groups.map { Parts<Part>(count: $0.jobs.count) }
        let turns = Mutex(Turns<Whole>())
        let taken = Mutex([Taken]())
        DispatchQueue.concurrentPerform(iterations: order.count) { index in
            let (group, job) = order[index]
            let part = Result { try groups[group].jobs[job]() }
            guard let all = parts[group].add(part, at: job) else { return }
            let whole = Result { try groups[group].made(all.map { try $0.get() }) }
            turns.withLock { $0.wait(group, whole) }
            // Whoever ends first takes up all whose turn it is; nobody waits for anybody.
            while let next = turns.withLock({ $0.next() }) {
                let outcome = Result { try take(next.get()) }
                if case .success(let value) = outcome { taken.withLock { $0.append(value) } }
                turns.withLock { $0.end(outcome) }
            }
        }
        try turns.withLock { try $0.failure?.get() }
        return taken.withLock { $0 }
    }

    /// In which order jobs are begun, by the numbers of jobs of all groups.
    static func beginning(_ counts: [Int]) -> [(group: Int, job: Int)] {
        (0..<(counts.max() ?? 0)).flatMap { job in
            let groups = counts.indices.filter { job < counts[$0] }
            return (job == 0 ? groups.reversed() : groups).map { (group: $0, job: job) }
        }
    }

    /// What the jobs of a group gave so far.
    private final class Parts<Part: Sendable>: Sendable {
        private let parts: Mutex<[Result<Part, any Error>?]>

        init(count: Int) {
            parts = Mutex(Array(repeating: nil, count: count))
        }

        /// Adds a part; all of them once none is missing, and then they are kept here no longer.
        func add(_ part: Result<Part, any Error>, at job: Int) -> [Result<Part, any Error>]? {
            parts.withLock { parts in
                parts[job] = part
                let all = parts.compactMap(\.self)
                guard all.count == parts.count else { return nil }
                parts = []
                return all
            }
        }
    }

    /// Whose turn it is.
    private struct Turns<Value: Sendable>: Sendable {
        private var waiting: [Int: Result<Value, any Error>] = [:]
        private var turn = 0
        private var isBusy = false

        /// The first failure.
        private(set) var failure: Result<Void, any Error>?

        mutating func wait(_ index: Int, _ result: Result<Value, any Error>) {
            waiting[index] = result
        }

        /// What is to be taken up now, where nobody is at it and nothing failed.
        mutating func next() -> Result<Value, any Error>? {
            guard !isBusy, failure == nil, let next = waiting.removeValue(forKey: turn) else {
                return nil
            }
            isBusy = true
            return next
        }

        mutating func end(_ outcome: Result<some Any, any Error>) {
            isBusy = false
            turn += 1
            if case .failure(let error) = outcome { failure = .failure(error) }
        }
    }
}
