public import Disclosure
internal import Foundation
public import StrictYAML

/// A publication as data: `analyses/publications/<id>/`.
public struct PublicationDefinition: Hashable, Sendable {
    /// The name of the folder.
    public var id: String

    /// Its title.
    public var title: String

    /// What is asked of hidden counts.
    public var rules: ProtectedCounts.Rules

    /// Under which terms it is given.
    public var licence: Licence

    /// Its parts, in their order.
    public var parts: [PublicationPart]

    /// Files that are passed on: the methods, the script that computes the figures again.
    public var texts: [Text]

    /// Terms.
    public struct Licence: Hashable, Sendable {
        /// SPDX.
        public var name: String

        /// The title.
        public var title: String

        /// Where it stands.
        public var address: String
    }

    /// A file that is passed on.
    public struct Text: Hashable, Sendable {
        /// Its name.
        public var name: String

        /// What stands in it.
        public var text: String
    }

    /// Reads a publication's folder.
    ///
    /// - Throws: `YAMLError` with the problems of all files together.
    public init(folder: String) throws(YAMLError) {
        let document = YAMLDocument(contentsOf: "\(folder)/publication.yaml")
        let root = document.root
        id = root.string("id")
        title = root.string("title")
        rules = ProtectedCounts.Rules(
            leastCount: Int64(root.integer("least-count")),
            leastWidth: Int64(root.integer("least-width"))
        )
        let terms = root.mapping("licence")
        licence = Licence(
            name: terms.string("name"),
            title: terms.string("title"),
            address: terms.string("address")
        )
        terms.end()
        let names = root.strings("parts")
        texts = root.strings("files").map { name in
            let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
            if data == nil { root.report("files", "there is no \(name)") }
            return Text(name: name, text: String(decoding: data ?? Data(), as: UTF8.self))
        }
        root.end()
        try document.finish()
        var problems: [YAMLProblem] = []
        var parts: [PublicationPart] = []
        for name in names {
            do {
                parts.append(try PublicationPart(id: name, folder: folder))
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw YAMLError(problems: problems) }
        self.parts = parts
    }
}
