public import Foundation

/// Gzip files as Debian's `gzip` writes them, for tests that need real ones.
public enum GzipFile {
    /// Compresses data.
    public static func data(_ data: Data) throws -> Data {
        let folder = try TemporaryFolder()
        let file = try folder.write("plain", data)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-n", file]
        try process.run()
        process.waitUntilExit()
        return try Data(contentsOf: URL(fileURLWithPath: file + ".gz"))
    }
}
