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
}
