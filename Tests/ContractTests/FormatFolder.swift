import Foundation
import TestKit
import Testing

/// One folder of `scrapers-formats`, as a test case.
struct FormatFolder: CustomTestStringConvertible, Sendable {
    let name: String

    var testDescription: String { name }

    static let root = RepositoryRoot.path("scrapers-formats")

    static func all() throws -> [FormatFolder] {
        try FileManager.default.contentsOfDirectory(atPath: root).sorted()
            .filter { name in
                var isFolder: ObjCBool = false
                return FileManager.default.fileExists(
                    atPath: "\(root)/\(name)",
                    isDirectory: &isFolder
                ) && isFolder.boolValue
            }
            .map(FormatFolder.init)
    }

    func path(_ file: String) -> String { "\(Self.root)/\(name)/\(file)" }

    /// `sample.csv`, or whatever the container is called.
    func samplePath() throws -> String? {
        try FileManager.default.contentsOfDirectory(atPath: "\(Self.root)/\(name)")
            .first { $0.hasPrefix("sample.") }
            .map(path)
    }
}
