internal import Foundation
internal import StrictYAML

/// The named analyses of a folder.
public struct AnalysisCatalogue: Sendable {
    /// The analyses, by name.
    public let analyses: [NamedAnalysis]

    /// Reads every `*.sql` of a folder.
    ///
    /// - Throws: `YAMLError` with the problems of the first file that has any; what the file system
    ///   says.
    public init(folder: String) throws {
        analyses = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".sql") }
            .sorted()
            .map { try NamedAnalysis(contentsOf: "\(folder)/\($0)") }
    }

    /// The analysis of a name.
    ///
    /// - Throws: `AnalysisError.unknown`.
    public func analysis(_ name: String) throws(AnalysisError) -> NamedAnalysis {
        guard let analysis = analyses.first(where: { $0.name == name }) else {
            throw .unknown(name, known: analyses.map(\.name))
        }
        return analysis
    }
}
