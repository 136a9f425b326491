internal import Foundation

/// The real public data beside the repository, which is never committed.
///
/// Looked for in `$VEEDOR_DATA`, else in `../shared/data`. Tests that need it are enabled only where
/// it is there, and say so where it is not.
public enum RealData {
    /// The folder, where it is there.
    public static let folder: String? = {
        let environment = ProcessInfo.processInfo.environment
        let candidates: [String?] = [
            environment["VEEDOR_DATA"],
            RepositoryRoot.url.deletingLastPathComponent().appending(path: "shared/data").path,
        ]
        return candidates.compactMap { $0 }.first { path in
            FileManager.default.fileExists(atPath: "\(path)/barcelona")
        }
    }()

    /// Whether it is there.
    public static var isPresent: Bool { folder != nil }

    /// What a skipped test says.
    public static let absence = "needs the real data: set VEEDOR_DATA to their folder"

    /// The path of a real file.
    ///
    /// - Throws: `Absent` where the data are not there.
    public static func path(_ name: String) throws -> String {
        guard let folder else { throw Absent() }
        return "\(folder)/\(name)"
    }

    /// The real data are not there.
    public struct Absent: Error {}
}
