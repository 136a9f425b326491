internal import Analyst
internal import Dispatch
internal import Foundation
internal import Synchronization

/// What is done with a question that goes on although it was stopped.
///
/// Within one call of a function, or in a statement without a loop, SQLite hears of nothing.
struct LastResort: Sendable {
    /// So many seconds a question is given to stop.
    var patience: Double

    /// What is done then, on another thread.
    var end: @Sendable (AnalystError) -> Void

    /// The program says why and ends.
    static func ending(afterSeconds patience: Double) -> LastResort {
        LastResort(patience: patience) { error in
            Console.standardError(Messages.analyst(error).text)
            _exit(1)
        }
    }

    /// Waits; where the same question still runs, ends it.
    func wait(
        for question: Int?,
        of questions: Questions,
        _ error: AnalystError,
        after seconds: Double = 0
    ) {
        guard let question else { return }
        let time = DispatchTime.now() + min(seconds + patience, 1e9)
        DispatchQueue.global(qos: .userInteractive).asyncAfter(deadline: time) {
            if questions.current == question { end(error) }
        }
    }
}

/// Which question runs.
final class Questions: Sendable {
    private let state = Mutex((count: 0, isRunning: false))

    /// The number of the one that runs.
    var current: Int? { state.withLock { $0.isRunning ? $0.count : nil } }

    func begin() -> Int {
        state.withLock { state in
            state = (state.count + 1, true)
            return state.count
        }
    }

    func end() { state.withLock { $0.isRunning = false } }
}
