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

/// A job that is begun at once on another core, and waited for when its value is wanted.
///
/// Beside `ConcurrentJobs`, which would share out its cores among jobs within jobs.
final class JobAside<Value: Sendable>: Sendable {
    private let outcome = Mutex<Result<Value, any Error>?>(nil)
    private let done = DispatchGroup()

    init(_ work: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global().async(group: done) { [self] in
            let result = Result { try work() }
            outcome.withLock { $0 = result }
        }
    }

    /// What the job gave.
    ///
    /// - Throws: what the job threw.
    func value() throws -> Value {
        done.wait()
        guard let result = outcome.withLock({ $0 }) else { throw CancellationError() }
        return try result.get()
    }
}
