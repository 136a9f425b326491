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

    /// The folder of other systems' answers on the same inputs: `peers`, beside the data.
    public static let peersFolder: String? = folder.map { "\($0)/../peers" }.flatMap { path in
        FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// What a test that needs them says where they are absent.
    public static let peersAbsence = "needs the peers' cases: a folder peers beside VEEDOR_DATA"

    /// The path of a peer's file.
    ///
    /// - Throws: `Absent` where they are not there.
    public static func peerPath(_ name: String) throws -> String {
        guard let peersFolder else { throw Absent() }
        return "\(peersFolder)/\(name)"
    }
}
