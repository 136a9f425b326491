internal import CPseudoTerminal
internal import Foundation

/// The built `veedor` on a terminal of its own: what a person types, and what they see.
public final class TerminalProgram {
    /// The terminal cannot be had, or what was awaited did not come.
    public struct Failure: Error, CustomStringConvertible {
        /// What happened.
        public var description: String
    }

    private let terminal: Int32
    private let process: pid_t
    private var seen = ""
    private var isReaped = false

    /// Starts it.
    ///
    /// - Parameters:
    ///   - arguments: the words after `veedor`.
    ///   - environment: set besides the test's own.
    ///   - columns: of the terminal.
    /// - Throws: `Failure`.
    public init(
        _ arguments: [String],
        environment: [String: String] = [:],
        columns: Int = 100
    ) throws {
        let own = ["TERM": "xterm", "LC_ALL": "C.UTF-8"].merging(environment) { $1 }
        let settings = ProcessInfo.processInfo.environment.merging(own) { $1 }
        let words = ([BuiltProgram.path] + arguments).map { strdup($0) } + [nil]
        let pairs = settings.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + pairs { free(text) } }
        var terminal: Int32 = -1
        process = veedor_start_on_terminal(
            BuiltProgram.path,
            words,
            pairs,
            40,
            Int32(columns),
            &terminal
        )
        self.terminal = terminal
        guard process > 0 else { throw Failure(description: "no terminal: errno \(errno)") }
    }

    deinit {
        if process > 0, !isReaped {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        close(terminal)
    }

    /// Presses keys.
    public func type(_ keys: String) throws {
        let bytes = Array(keys.utf8)
        guard write(terminal, bytes, bytes.count) == bytes.count else {
            throw Failure(description: "the terminal takes no keys: errno \(errno)")
        }
    }

    /// Reads until a text comes that was not seen before.
    ///
    /// - Returns: everything that was shown up to its end.
    /// - Throws: `Failure` where the program ends before, or two minutes goes by.
    @discardableResult
    public func see(_ text: String) throws -> String {
        try press("", until: text)
    }

    /// Presses keys, every second again, until a text comes that was not seen before.
    ///
    /// - Returns: everything that was shown up to its end.
    /// - Throws: `Failure` where the program ends before, or two minutes goes by.
    @discardableResult
    public func press(_ keys: String, until text: String) throws -> String {
        let end = ContinuousClock.now + .seconds(120)
        try type(keys)
        while true {
            if let found = seen.range(of: text) {
                defer { seen.removeSubrange(..<found.upperBound) }
                return String(seen[..<found.upperBound])
            }
            switch readSome() {
            case .text: break
            case .nothing where ContinuousClock.now < end: try type(keys)
            default:
                let shown = seen.debugDescription
                throw Failure(description: "'\(text)' did not come; shown: \(shown)")
            }
        }
    }

    /// Waits for its end.
    ///
    /// - Returns: the exit code; 128 and the signal where a signal ended it.
    /// - Throws: `Failure` where it does not end within two minutes.
    public func end() throws -> Int32 {
        let end = ContinuousClock.now + .seconds(120)
        while readSome() != .end, ContinuousClock.now < end {}
        var status: Int32 = 0
        while true {
            if waitpid(process, &status, WNOHANG) == process { break }
            guard ContinuousClock.now < end else {
                throw Failure(description: "it does not end; shown: \(seen.debugDescription)")
            }
            usleep(10_000)
        }
        isReaped = true
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }

    private enum Reading { case text, nothing, end }

    /// Reads what comes within a second.
    private func readSome() -> Reading {
        var state = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        guard poll(&state, 1, 1_000) > 0 else { return .nothing }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(terminal, &bytes, bytes.count)
        guard count > 0 else { return .end }
        seen += String(decoding: bytes[..<count], as: UTF8.self)
        return .text
    }
}
