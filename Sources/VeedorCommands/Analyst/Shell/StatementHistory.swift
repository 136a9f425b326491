internal import Foundation

/// The statements of a person's former sessions, to be called back.
///
/// They may name people, so that only their owner can read the file, statements that were asked for a
/// purpose are never in it, nor are those that begin with a blank, nor values of parameters.
struct StatementHistory {
    let path: String
    private static let kept = 1_000

    /// The file as the XDG base directory specification places it.
    ///
    /// - Returns: `nil` where nobody's home is known.
    init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
            path = state + "/veedor/query-history"
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            path = home + "/.local/state/veedor/query-history"
        } else {
            return nil
        }
    }

    /// The last statements, the oldest first.
    ///
    /// A file that has grown long is cut to them.
    func statements() throws -> [String] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        let last = lines.suffix(Self.kept)
        if lines.count > 2 * Self.kept {
            let text = last.map { $0 + "\n" }.joined()
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            try restrict()
        }
        return last.map { Self.statement(String($0)) }
    }

    /// Adds a statement.
    ///
    /// - Throws: what creating the folder throws, or `POSIXError`.
    func add(_ statement: String) throws {
        guard statement.first?.isWhitespace == false else { return }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(path, flags, 0o600)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try restrict()
        try file.write(contentsOf: Data((Self.line(statement) + "\n").utf8))
    }

    private func restrict() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    /// A statement as one line: line ends as `\n`, a backslash doubled.
    static func line(_ statement: String) -> String {
        statement.replacingOccurrences(of: "\\", with: "\\\\")
            .replacingOccurrences(of: "\n", with: "\\n")
    }

    static func statement(_ line: String) -> String {
        var text = ""
        var isEscaped = false
        for character in line {
            if isEscaped {
                text.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                text.append(character)
            }
        }
        return text
    }
}
