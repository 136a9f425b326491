internal import Dumps
internal import Foundation
public import StrictYAML

/// The rules found in `analyses/rules/`; nothing is registered anywhere.
public struct RuleCatalogue: Sendable {
    /// The rules, by id.
    public let rules: [Rule]

    /// Reads all rules of a folder.
    ///
    /// - Throws: `YAMLError` with the problems of all files together.
    public init(folder: String) throws(YAMLError) {
        var rules: [Rule] = []
        var problems: [YAMLProblem] = []
        for id in Self.ruleIDs(in: folder) {
            do {
                rules.append(try Self.rule(id, in: folder))
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw YAMLError(problems: problems) }
        self.rules = rules
    }

    /// The rule with an id.
    public subscript(id: String) -> Rule? { rules.first { $0.card.id == id } }

    /// The names of the folders, sorted.
    public static func ruleIDs(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter {
            FileManager.default.fileExists(atPath: "\(folder)/\($0)/rule.yaml")
        }.sorted()
    }

    private static func rule(_ id: String, in folder: String) throws(YAMLError) -> Rule {
        let path = "\(folder)/\(id)"
        var problems: [YAMLProblem] = []
        var card: RuleCard?
        do {
            card = try RuleCard(document: YAMLDocument(contentsOf: "\(path)/rule.yaml"))
        } catch {
            problems += error.problems
        }
        func report(_ file: String, _ message: String) {
            problems.append(
                YAMLProblem(file: "\(path)/\(file)", line: nil, path: "", message: message)
            )
        }
        let detection = FileManager.default.contents(atPath: "\(path)/detect.sql")
        if detection == nil { report("detect.sql", "cannot be read") }
        if let card, card.id != id { report("rule.yaml", "the id is not the folder's name") }
        guard problems.isEmpty, let card, let detection else {
            throw YAMLError(problems: problems)
        }
        let text = FileManager.default.contents(atPath: "\(path)/rule.yaml") ?? Data()
        return Rule(
            card: card,
            detection: String(decoding: detection, as: UTF8.self),
            sha256: Fingerprint.sha256(of: [UInt8](text) + [UInt8](detection)),
            folder: path
        )
    }
}
