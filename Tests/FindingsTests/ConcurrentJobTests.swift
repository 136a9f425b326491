import Synchronization
import Testing

@testable import VeedorCommands

/// Jobs of several groups on all cores.
@Suite struct ConcurrentJobTests {
    private struct Failure: Error, Equatable {
        let name: String
    }

    /// A group whose jobs give their numbers, or fail; what it makes is their list.
    private func group(
        _ name: String,
        jobs: Int,
        failing: Set<Int> = []
    ) -> JobGroup<Int, String> {
        JobGroup(
            jobs: (0..<jobs).map { job in
                {
                    if failing.contains(job) { throw Failure(name: "\(name)\(job)") }
                    return job
                }
            },
            made: { "\(name)\($0)" }
        )
    }

    @Test func `first jobs are begun first, that of the last group before all, then second ones`() {
        let order = ConcurrentJobs.beginning([3, 1, 2]).map { "\($0.group)\($0.job)" }
        #expect(order == ["20", "10", "00", "01", "21", "02"])
    }

    @Test func `groups are taken up in their order, each with what its jobs gave in theirs`() throws
    {
        for _ in 0..<50 {
            let seen = Mutex<[String]>([])
            let taken = try ConcurrentJobs.results(
                of: [group("a", jobs: 3), group("b", jobs: 1), group("c", jobs: 5)]
            ) { whole in
                seen.withLock { $0.append(whole) }
                return whole.count
            }
            #expect(seen.withLock { $0 } == ["a[0, 1, 2]", "b[0]", "c[0, 1, 2, 3, 4]"])
            #expect(taken == [10, 4, 16])
        }
    }

    @Test
    func
        `nothing is taken up from the first group that failed on, and its first failure is thrown`()
    {
        for _ in 0..<50 {
            let seen = Mutex<[String]>([])
            let error = #expect(throws: Failure.self) {
                try ConcurrentJobs.results(
                    of: [
                        group("a", jobs: 2), group("b", jobs: 3, failing: [2, 1]),
                        group("c", jobs: 1, failing: [0]),
                    ]
                ) { whole in seen.withLock { $0.append(whole) } }
            }
            #expect(error == Failure(name: "b1"))
            #expect(seen.withLock { $0 } == ["a[0, 1]"])
        }
    }
}
