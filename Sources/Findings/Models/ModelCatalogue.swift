internal import Foundation
public import GRDB

/// The documented models in `analyses/models/`: tables that Veedor fills and views over them.
public struct ModelCatalogue: Sendable {
    /// The models, tables before views, by name.
    public let models: [Model]

    /// One model.
    public struct Model: Hashable, Sendable {
        /// The name of the file and of the table.
        public var name: String

        /// The statement that makes it.
        public var statement: String

        /// Whether it is a view over other models and the store.
        public var isView: Bool
    }

    /// Reads all models of a folder.
    ///
    /// - Throws: what the file system says.
    public init(folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".sql") }.sorted()
        let models = try names.map { name in
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            return Model(
                name: String(name.dropLast(4)),
                statement: text,
                isView: text.hasPrefix("create temp view")
            )
        }
        self.models = models.filter { !$0.isView } + models.filter(\.isView)
    }

    /// Makes the models anew, empty, on a connection; they vanish with it.
    ///
    /// - Throws: `DatabaseError`.
    public func make(_ database: Database) throws {
        for model in models {
            let kind = model.isView ? "view" : "table"
            try database.execute(sql: "drop \(kind) if exists temp.\(model.name)")
        }
        for model in models { try database.execute(sql: model.statement) }
    }
}
