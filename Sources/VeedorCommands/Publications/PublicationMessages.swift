internal import Disclosure
internal import Publications

extension Messages {
    /// The words for a publication that was not made.
    static func publication(_ error: PublicationError) -> Message {
        switch error {
        case .misfit(let part, let found, let expected):
            Message(
                error: "the publication's part '\(part)' gives the columns "
                    + "\(found.joined(separator: ", ")), expected \(expected.joined(separator: ", "))",
                help: "mend its .sql or its .yaml"
            )
        case .formerUnlike(let file, let what):
            Message(
                error: "\(file): cannot be compared with what is published now: \(what)",
                help:
                    "what was published before may tell hidden counts together with this; keep the "
                    + "former definitions, or publish under another name"
            )
        case .exposed(let part, .exposed(let cell, let least, let most)):
            Message(
                error: "'\(part)': what was published before tells the count of \(cell) to within "
                    + "\(most - least), whatever is hidden now",
                help: "leave the property out of the tables, or publish less often"
            )
        case .exposed(let part, .contradiction):
            Message(
                error: "'\(part)': published counts contradict each other",
                help: "an earlier extract is not of this store; name another with --former"
            )
        case .exposed(let part, .unsolved(let code)):
            Message(
                error:
                    "'\(part)': it could not be told what hidden counts give away (GLPK \(code))",
                help: "leave a property out of the tables"
            )
        }
    }
}
