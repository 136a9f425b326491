internal import Dispatch
internal import Synchronization

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

    /// Does all jobs, and takes up what each gave in the order of the jobs, while later ones go on.
    ///
    /// One is taken up after the other; nothing after a job that failed.
    ///
    /// - Parameters:
    ///   - jobs: what can be done side by side.
    ///   - take: what must be done in order.
    /// - Returns: what was made of each.
    /// - Throws: the error of the first job, in their order, that failed.
    static func results<Value: Sendable, Taken: Sendable>(
        _ jobs: [@Sendable () throws -> Value],
        inTurn take: @Sendable (Value) throws -> Taken
    ) throws -> [Taken] {
        let turns = Mutex(Turns<Value>())
        let taken = Mutex([Taken]())
        DispatchQueue.concurrentPerform(iterations: jobs.count) { index in
            let result = Result { try jobs[index]() }
            turns.withLock { $0.wait(index, result) }
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
