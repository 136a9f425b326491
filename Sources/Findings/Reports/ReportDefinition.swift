internal import Foundation
public import Reporting
public import StrictYAML

/// A report as data: `analyses/reports/<id>/`, its sections and the queries that they show.
public struct ReportDefinition: Hashable, Sendable {
    /// The name of the folder.
    public var id: String

    /// The title.
    public var title: String

    /// The sections, in their order.
    public var sections: [Section]

    /// The statements, by name.
    public var queries: [String: String]

    /// A section.
    public struct Section: Hashable, Sendable {
        /// Its id: the name of its file.
        public var id: String

        /// Its title.
        public var title: String

        /// The editions that have it.
        public var editions: Set<Report.Edition>

        /// The query that gives no row where there is nothing to say; `nil` where there always is.
        public var needs: String?

        /// What is said then.
        public var otherwise: String

        /// What it holds.
        public var blocks: [BlockDefinition]
    }

    /// Reads a report's folder.
    ///
    /// - Throws: `YAMLError` with the problems of all files together.
    public init(folder: String) throws(YAMLError) {
        let document = YAMLDocument(contentsOf: "\(folder)/report.yaml")
        let root = document.root
        id = root.string("id")
        title = root.string("title")
        let names = root.strings("sections")
        root.end()
        try document.finish()
        var problems: [YAMLProblem] = []
        var sections: [Section] = []
        for name in names {
            let document = YAMLDocument(contentsOf: "\(folder)/\(name).yaml")
            do {
                sections.append(try Self.section(name, document))
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw YAMLError(problems: problems) }
        self.sections = sections
        var queries: [String: String] = [:]
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for file in files where file.hasSuffix(".sql") {
            let data = FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data()
            queries[String(file.dropLast(4))] = String(decoding: data, as: UTF8.self)
        }
        self.queries = queries
        for section in sections {
            let asked = section.blocks.compactMap(\.query) + [section.needs].compactMap(\.self)
            for query in asked where queries[query] == nil {
                problems.append(
                    YAMLProblem(
                        file: "\(folder)/\(section.id).yaml",
                        line: nil,
                        path: "blocks",
                        message: "there is no \(query).sql"
                    )
                )
            }
        }
        guard problems.isEmpty else { throw YAMLError(problems: problems) }
    }

    private static func section(
        _ id: String,
        _ document: YAMLDocument
    ) throws(YAMLError) -> Section {
        let root = document.root
        let title = root.string("title")
        let editions = root.editions()
        let needs = root.optionalString("needs")
        let otherwise = needs == nil ? "" : root.string("otherwise")
        let blocks = root.list("blocks") { BlockDefinition($0) }
        root.end()
        try document.finish()
        return Section(
            id: id,
            title: title,
            editions: editions,
            needs: needs,
            otherwise: otherwise,
            blocks: blocks
        )
    }
}

extension YAMLMapping {
    /// The editions that have something; both where nothing is said.
    func editions() -> Set<Report.Edition> {
        guard let only = optionalChoice("only", of: Report.Edition.self) else {
            return Set(Report.Edition.allCases)
        }
        return [only]
    }
}
