import Nights
import Policies
import StrictYAML
import TestKit
import Testing

/// The measures that we ship.
enum Measures {
    static func shipped() throws -> NightMeasures {
        let path = RepositoryRoot.path("analyses/measures/nights.yaml")
        return try NightMeasures(document: YAMLDocument(contentsOf: path))
    }

    /// A finder of runs with what is assumed where nothing was calibrated.
    static func finder() throws -> RunFinder {
        let measures = try shipped()
        let estimates = try #require(measures.estimates(city: nil))
        return RunFinder(rules: measures.runs, estimates: estimates)
    }
}
