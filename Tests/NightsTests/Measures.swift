import Policies
import StrictYAML
import TestKit

/// The measures that we ship.
enum Measures {
    static func shipped() throws -> NightMeasures {
        let path = RepositoryRoot.path("analyses/measures/nights.yaml")
        return try NightMeasures(document: YAMLDocument(contentsOf: path))
    }
}
