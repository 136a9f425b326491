internal import Findings
internal import StrictYAML

extension DataFolders {
    var rules: String { "\(root)/analyses/rules" }
    var measures: String { "\(root)/analyses/measures" }
    var reports: String { "\(root)/analyses/reports" }

    /// The definitions that rules bind.
    func findingMeasures() throws -> FindingMeasures {
        try FindingMeasures(document: YAMLDocument(contentsOf: "\(measures)/findings.yaml"))
    }
}
