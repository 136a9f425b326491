import Policies
import StrictYAML
import TestKit

enum ExamplePolicy {
    static func make(series: String = "", serials: String) throws -> CityPolicy {
        let text = ExamplePolicies.text(series: series)
            .replacing("{last: 999999}", with: serials)
        return try CityPolicy(document: YAMLDocument(text: text, file: "policy.yaml"))
    }
}
