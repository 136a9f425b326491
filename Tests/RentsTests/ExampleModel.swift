import Rents
import StrictYAML

enum ExampleModel {
    static func make(
        draws: Int = 199,
        fewAreas: Int = 200,
        published: Double? = nil
    ) throws -> RentModel {
        let studies =
            published.map {
                "[{study: A, design: B, result: C, source: D, log-rent-per-point: \($0)}]"
            } ?? "[]"
        let text = """
            confidence: 0.95
            few-areas: \(fewAreas)
            least-areas: 8
            bootstrap-draws: \(draws)
            bootstrap-seed: 7
            weak-instrument-f: 10
            pre-trend-probability: 0.05
            rent-gap-days: 92
            least-for-median: 10
            short-let-costs: 0.4
            published: \(studies)
            """
        return try RentModel(document: YAMLDocument(text: text, file: "model.yaml"))
    }
}
