internal import Domain
internal import Foundation
internal import Ingestion

/// A line on the terminal that says how far a file has been read: bytes, rows, time left.
final class ProgressLine {
    private let name: String
    private let isShown: Bool
    private let start = ContinuousClock.now
    private var lastShown: ContinuousClock.Instant?

    init(name: String) {
        self.name = name
        isShown = Console.standardErrorIsTerminal
    }

    func show(_ progress: FileLoader.Progress) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let lastShown, lastShown.duration(to: now) < .milliseconds(200) { return }
        lastShown = now
        let fraction = Double(progress.bytes) / Double(max(1, progress.totalBytes))
        let spent = start.duration(to: now) / .seconds(1)
        let left = fraction > 0.02 ? " · \(Int((spent / fraction - spent).rounded())) s left" : ""
        let megabytes = (progress.bytes / 100_000, progress.totalBytes / 100_000)
        Console.standardErrorLine(
            "\(name): \(Int(fraction * 100)) % of \(megabytes.1 / 10).\(megabytes.1 % 10) "
                + "MB · \(progress.rows, of: "row")\(left)"
        )
    }

    func clear() {
        if isShown { Console.standardErrorLine("") }
    }
}
