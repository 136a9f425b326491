internal import Analyst

/// The functions that a question may call beside those of SQLite.
enum QueryFunctions {
    /// How each is called and what it gives, by name.
    static let usages: [(name: String, usage: String)] =
        (AnalystFunction.all.map { ($0.name, $0.usage) }
        + AnalystAggregate.all.map { ($0.name, $0.usage) }
        + StoreFunctions.usages)
        .sorted { $0.0 < $1.0 }
}
