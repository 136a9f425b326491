internal import Foundation

/// A folder that is written beside its place and moved there when it is whole.
struct NewFolder {
    /// Where it is written.
    let draft: String
    private let path: String
    private let mark: String

    /// Begins a folder; one that an earlier run made may be there, which its mark tells.
    ///
    /// - Throws: `CommandError` where something else is there, or it cannot be made.
    init(_ path: String, mark: String) throws {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        let manager = FileManager.default
        let held = (try? manager.contentsOfDirectory(atPath: path)) ?? []
        guard !manager.fileExists(atPath: path) || held.isEmpty || held.contains(mark) else {
            throw CommandError(
                error: "\(path): holds something that no earlier run wrote",
                help: "name another place with --out"
            )
        }
        self.path = path
        self.mark = mark
        draft = path + ".part"
        do {
            try? manager.removeItem(atPath: draft)
            try manager.createDirectory(atPath: draft, withIntermediateDirectories: true)
        } catch {
            throw CommandError(
                error: "\(path): cannot be made",
                help: "name a folder that you may write with --out"
            )
        }
    }

    /// Writes it and moves it to its place; where that fails, what was there stays.
    func fill<Value>(_ write: (String) throws -> Value) throws -> Value {
        let manager = FileManager.default
        do {
            let value = try write(draft)
            try? manager.removeItem(atPath: path)
            try manager.moveItem(atPath: draft, toPath: path)
            return value
        } catch {
            try? manager.removeItem(atPath: draft)
            throw error
        }
    }
}
