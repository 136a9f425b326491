internal import Findings

/// Words for errors of rules.
enum FindingMessages {
    static func rule(_ error: RuleError) -> Message {
        let place = "analyses/rules/\(error.rule)/detect.sql"
        switch error.problem {
        case .incomplete(let columns):
            return Message(
                error: "\(place): a row has no subject, grade or evidence; its columns: \(columns)",
                help: "give subject_id, a grade that is known, and evidence as 'load:row'"
            )
        case .repeats(let subject):
            return Message(
                error: "\(place): finds \(subject) twice in one period",
                help: "one row per subject and period: group, or add a period"
            )
        case .unknownMeasure(let id):
            return Message(
                error: "analyses/rules/\(error.rule)/rule.yaml: no measure '\(id)'",
                help: "add it to analyses/measures/findings.yaml"
            )
        }
    }
}
