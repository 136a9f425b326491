internal import Analyses
internal import ArgumentParser
internal import Foundation

struct ShowAnalysisCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "What a named question asks, its parameters and columns, and its SQL.",
        discussion: """
            Example:
              veedor analysis show top-operators
            """
    )

    @Argument(help: "The analysis.")
    var name: String

    func run() throws {
        let analysis = try AnalysisCatalogue(folder: DataFolders.find().queries).analysis(name)
        Console.standardOutput(AnalysisDescription(analysis).text)
    }
}

/// A named analysis in words.
struct AnalysisDescription {
    let analysis: NamedAnalysis

    init(_ analysis: NamedAnalysis) { self.analysis = analysis }

    var text: String {
        var lines = [analysis.title, "", analysis.question, ""]
        if !analysis.claims.isEmpty {
            lines.append("Claims:  \(analysis.claims.joined(separator: ", "))")
        }
        lines.append("Reads:   \(analysis.reads.joined(separator: ", "))")
        lines.append("Runs on: \(analysis.engines.map(\.rawValue).joined(separator: ", "))")
        if !analysis.parameters.isEmpty {
            lines += ["", "Parameters"]
            for one in analysis.parameters {
                let value = one.defaultText.map { "; \($0) where none is given" } ?? ""
                lines.append("  \(one.name) (\(one.type.rawValue)): \(one.meaning)\(value)")
            }
        }
        lines += ["", "Columns"]
        for one in analysis.columns {
            lines.append("  \(one.name): \(one.meaning)" + (one.unit.map { " [\($0)]" } ?? ""))
        }
        if !analysis.caveats.isEmpty {
            lines += ["", "What it is not"] + analysis.caveats.map { "  \($0)" }
        }
        return lines.joined(separator: "\n") + "\n\n" + analysis.statement
    }
}
