internal import ArgumentParser
internal import Foundation

/// What a question may take, and whom it shows.
struct AnalystOptions: ParsableArguments {
    @Option(
        name: .customLong("param"),
        help: ArgumentHelp("A value for a parameter such as :nights.", valueName: "name=value")
    )
    var parameters: [String] = []

    @Option(help: ArgumentHelp("So many rows at most; 0 for all.", valueName: "rows"))
    var limit = 1000

    @Option(help: ArgumentHelp("So many seconds at most.", valueName: "seconds"))
    var seconds = 30.0

    @Option(
        help: ArgumentHelp("Why people must be seen as they are; it is logged.", valueName: "words")
    )
    var purpose: String?

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit: expected 0 or more rows") }
        guard seconds > 0, seconds.isFinite else {
            throw ValidationError("--seconds: expected more than 0")
        }
        if let purpose, purpose.allSatisfy(\.isWhitespace) {
            throw ValidationError("--purpose: expected words")
        }
    }

    /// The values of the parameters, as they were typed.
    func values() throws -> [String: String] {
        var values: [String: String] = [:]
        for parameter in parameters {
            let parts = parameter.split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            guard parts.count == 2, !parts[0].isEmpty else {
                throw CommandError(
                    error: "--param \(parameter): expected name=value",
                    help: "for a parameter :nights write --param nights=90"
                )
            }
            values[String(parts[0])] = String(parts[1])
        }
        return values
    }
}
