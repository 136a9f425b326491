internal import Dispatch
internal import Synchronization

/// Does something when a time is over, unless it is cancelled before.
///
/// SQLite asks its guard after a thousand steps, which are long where values are; interrupted from outside it
/// hears at the end of every loop.
final class Alarm: Sendable {
    private let isLive = Mutex(true)

    /// Starts the time; what rings does so on another thread.
    init(after seconds: Double, _ ring: @escaping @Sendable () -> Void) {
        let time = DispatchTime.now() + min(seconds, 1e9)
        DispatchQueue.global(qos: .userInteractive).asyncAfter(deadline: time) { [weak self] in
            self?.isLive.withLock { if $0 { ring() } }
        }
    }

    /// From now on nothing is done; where it is being done, waits for its end.
    func cancel() { isLive.withLock { $0 = false } }
}
