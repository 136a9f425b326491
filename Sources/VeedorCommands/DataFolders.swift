internal import Foundation

/// Where the law, the formats and the analyses lie: the folder that holds `analyses/` and
/// `scrapers-formats/`.
struct DataFolders {
    let root: String

    var formats: String { "\(root)/scrapers-formats" }
    var cities: String { "\(root)/analyses/cities" }
    var models: String { "\(root)/analyses/models" }
    var queries: String { "\(root)/analyses/queries" }
    var platforms: String { "\(root)/analyses/platforms" }

    var rentModel: String { "\(root)/analyses/models/rent-pressure.yaml" }

    struct NotFound: Error {
        let looked: [String]
    }

    /// Looks at `$VEEDOR_HOME`, then around the program, then around the current folder.
    ///
    /// - Throws: `NotFound` with the places that were looked at.
    static func find() throws(NotFound) -> DataFolders {
        var candidates: [String] = []
        if let home = ProcessInfo.processInfo.environment["VEEDOR_HOME"] {
            candidates = [home]
        } else {
            let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
            if let folder = program?.deletingLastPathComponent() {
                candidates += ancestors(of: folder)
                candidates.append(folder.appending(path: "../share/veedor").standardized.path)
            }
            let current = FileManager.default.currentDirectoryPath
            candidates += ancestors(of: URL(fileURLWithPath: current))
        }
        for candidate in candidates where holdsData(candidate) {
            return DataFolders(root: candidate)
        }
        throw NotFound(looked: candidates)
    }

    private static func ancestors(of folder: URL) -> [String] {
        var paths = [folder.path]
        var folder = folder.standardized
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            paths.append(folder.path)
        }
        return paths
    }

    private static func holdsData(_ path: String) -> Bool {
        ["scrapers-formats", "analyses"].allSatisfy { name in
            FileManager.default.fileExists(atPath: "\(path)/\(name)")
        }
    }
}
