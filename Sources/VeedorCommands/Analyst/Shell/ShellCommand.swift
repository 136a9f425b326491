internal import Analyst

/// What a line that begins with a dot asks of the shell itself.
enum ShellCommand: Equatable {
    case tables
    case schema(String?)
    case functions
    case help
    case mode(AnswerFormat?)
    case parameters
    case setParameter(String, String)
    case forgetParameter(String)
    case quit

    /// The commands as `.help` shows them.
    static let usages = [
        (".tables", "the tables and views, and what a row of each is"),
        (".schema [TABLE]", "the columns of a table and what they mean; of all in short"),
        (".functions", "the functions beside those of SQLite"),
        (".mode [FORMAT]", "how answers are written: \(formats)"),
        (
            ".param [NAME=VALUE]",
            "sets a parameter such as :nights; NAME= forgets it; alone lists them"
        ),
        (".help", "this"),
        (".quit", "leaves, as Ctrl-D does"),
    ]

    static var names: [String] { usages.map { String($0.0.prefix { $0 != " " }) } }

    private static var formats: String {
        AnswerFormat.typed.map(\.rawValue).joined(separator: ", ")
    }

    /// Reads a line.
    ///
    /// - Throws: `CommandError`.
    init(_ line: String) throws {
        let parts = line.split(separator: " ", maxSplits: 1).map {
            $0.split(separator: " ").joined(separator: " ")
        }
        let argument = parts.count > 1 ? parts[1] : nil
        switch parts.first ?? "" {
        case ".tables": self = .tables
        case ".schema": self = .schema(argument)
        case ".functions": self = .functions
        case ".help": self = .help
        case ".quit", ".exit": self = .quit
        case ".mode":
            guard let argument else {
                self = .mode(nil)
                return
            }
            guard let format = AnswerFormat.typed.first(where: { $0.rawValue == argument }) else {
                throw CommandError(
                    error: ".mode \(argument): expected one of \(Self.formats)",
                    help: nil
                )
            }
            self = .mode(format)
        case ".param":
            guard let argument else {
                self = .parameters
                return
            }
            guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex else {
                throw CommandError(error: ".param: expected NAME=VALUE", help: nil)
            }
            let name = argument[..<sign].trimmingPrefix { $0 == ":" }
            let value = argument[argument.index(after: sign)...]
            self =
                value.isEmpty
                ? .forgetParameter(String(name)) : .setParameter(String(name), String(value))
        case let name:
            let near = Suggestion.nearest(to: name, among: Self.names)
            throw CommandError(
                error: "no command '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
                help: "'.help' lists them"
            )
        }
    }
}
