internal import Foundation

/// The built `veedor`, run as a user runs it.
public struct BuiltProgram: Sendable {
    /// What a run gave.
    public struct Result: Sendable {
        /// The exit code.
        public var status: Int32

        /// Standard output.
        public var output: String

        /// Standard error.
        public var errors: String
    }

    /// The program's path: beside the test bundle.
    public static let path: String = {
        let folders = [
            Bundle.main.bundleURL, Bundle.main.executableURL?.deletingLastPathComponent(),
            RepositoryRoot.url.appending(path: ".build/debug"),
        ]
        let candidates = folders.compactMap { $0?.appending(path: "veedor").path }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
            ?? candidates[candidates.count - 1]
    }()

    /// Runs it to its end.
    ///
    /// - Parameters:
    ///   - arguments: the words after `veedor`.
    ///   - environment: set besides the test's own.
    ///   - folder: the current folder of the run.
    /// - Returns: what it printed, and its exit code.
    /// - Throws: what starting a process throws.
    public static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        in folder: String? = nil
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        let scratch = try TemporaryFolder()
        // Files and not pipes: a full pipe would stop the program.
        let output = try scratch.openedFile("output")
        let errors = try scratch.openedFile("errors")
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: try String(contentsOfFile: scratch.path("output"), encoding: .utf8),
            errors: try String(contentsOfFile: scratch.path("errors"), encoding: .utf8)
        )
    }
}

extension TemporaryFolder {
    fileprivate func openedFile(_ name: String) throws -> FileHandle {
        let url = URL(fileURLWithPath: try write(name, ""))
        return try FileHandle(forWritingTo: url)
    }
}
