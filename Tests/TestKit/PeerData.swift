internal import Foundation

/// What other systems make of given inputs: `peers/` beside the real data, never committed.
public enum PeerData {
    /// The folder, where it is there.
    public static let folder: String? = {
        let data = ProcessInfo.processInfo.environment["VEEDOR_DATA"]
        let candidates: [String?] = [
            data.map { "\($0)/../peers" },
            RepositoryRoot.url.deletingLastPathComponent().appending(path: "shared/peers").path,
        ]
        return candidates.compactMap { $0 }.first { path in
            FileManager.default.fileExists(atPath: "\(path)/README.md")
        }
    }()

    /// Whether it is there.
    public static var isPresent: Bool { folder != nil }

    /// What a skipped test says.
    public static let absence =
        "needs the peers' cases: set VEEDOR_DATA to the data folder beside 'peers'"

    /// The path of a file.
    ///
    /// - Throws: `RealData.Absent` where the folder is not there.
    public static func path(_ name: String) throws -> String {
        guard let folder else { throw RealData.Absent() }
        return "\(folder)/\(name)"
    }
}
