public import Foundation

/// The repository that the tests were built from.
public enum RepositoryRoot {
    /// The folder that holds `Package.swift`.
    public static let url = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The path of a file or folder in it.
    public static func path(_ name: String) -> String { url.appending(path: name).path }
}
