internal import Policies
internal import StrictYAML

extension DataFolders {
    /// How nights are counted and estimated.
    func nightMeasures() throws -> NightMeasures {
        try NightMeasures(
            document: YAMLDocument(contentsOf: "\(root)/analyses/measures/nights.yaml")
        )
    }
}
