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
    /// - Throws: `Failure` where the program ends before, or half a minute goes by.
    @discardableResult
    public func see(_ text: String) throws -> String {
        let end = ContinuousClock.now + .seconds(30)
        while true {
            if let found = seen.range(of: text) {
                defer { seen.removeSubrange(..<found.upperBound) }
                return String(seen[..<found.upperBound])
            }
            guard ContinuousClock.now < end, try readSome() else {
                throw Failure(
                    description: "'\(text)' did not come; shown: \(seen.debugDescription)"
                )
            }
        }
    }

    /// Waits for its end.
    ///
    /// - Returns: the exit code; 128 and the signal where a signal ended it.
    public func end() throws -> Int32 {
        while try readSome() {}
        var status: Int32 = 0
        guard waitpid(process, &status, 0) == process else {
            throw Failure(description: "the program cannot be waited for: errno \(errno)")
        }
        isReaped = true
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }

    /// Reads what is there; false where the program has gone.
    private func readSome() throws -> Bool {
        var state = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        guard poll(&state, 1, 30_000) > 0 else { return false }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(terminal, &bytes, bytes.count)
        guard count > 0 else { return false }
        seen += String(decoding: bytes[..<count], as: UTF8.self)
        return true
    }
}
