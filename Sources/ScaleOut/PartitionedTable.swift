internal import Dumps
internal import Foundation
internal import Reporting

/// A table as a folder of CSV files of the same columns, each a partition.
///
/// A gzip file cannot be read from its middle: an engine gives each file to one worker, so that a table in
/// one file is read by one.
public struct PartitionedTable: Hashable, Sendable {
    /// Its name: that of the folder.
    public var name: String

    /// The files, by name.
    public var files: [File]

    /// What the columns that such a table has are, by name, as Spark calls it.
    public var types: [String: String]

    /// A file.
    public struct File: Hashable, Sendable {
        /// Where it is.
        public var path: String

        /// Bytes on disk.
        public var bytes: Int64

        /// The SHA-256 of the bytes on disk.
        public var sha256: String
    }

    /// Reads a folder: the name, the size and the hash of each file.
    ///
    /// - Throws: `ScaleOutError.noFiles`; `DumpError` for a file that cannot be read.
    public init(folder: String, types: [String: String]) throws {
        name = URL(fileURLWithPath: folder).lastPathComponent
        self.types = types
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let parts = names.filter { $0.hasSuffix(".csv.gz") || $0.hasSuffix(".csv") }.sorted()
        guard !parts.isEmpty else { throw ScaleOutError.noFiles(folder: folder) }
        files = try parts.map { part in
            let path = "\(folder)/\(part)"
            let identity = try FileIdentity(ofFileAt: path)
            return File(path: path, bytes: identity.byteCount, sha256: identity.sha256)
        }
    }

    /// Bytes on disk of all files.
    public var bytes: Int64 { files.reduce(0) { $0 + $1.bytes } }

    var json: JSONValue {
        .members([
            "name": .text(name),
            "types": .object(
                types.sorted { $0.key < $1.key }.map { .init($0.key, .text($0.value)) }
            ),
            "files": .list(
                files.map {
                    .members([
                        "path": .text($0.path), "bytes": .integer($0.bytes),
                        "sha256": .text($0.sha256),
                    ])
                }
            ),
        ])
    }
}

/// Why nothing was run elsewhere.
public enum ScaleOutError: Error, Hashable, Sendable {
    /// A folder holds no CSV files.
    case noFiles(folder: String)

    /// An analysis does not say that it runs on the engine.
    case notPortable(String)

    /// A statement holds what the engine does not know.
    case foreign(String, analysis: String)
}
