internal import Findings
internal import StrictYAML

extension DataFolders {
    /// How complaints are read.
    func complaintRules() throws -> ComplaintRules {
        try ComplaintRules(
            document: YAMLDocument(contentsOf: "\(root)/analyses/complaints/rules.yaml")
        )
    }
}
