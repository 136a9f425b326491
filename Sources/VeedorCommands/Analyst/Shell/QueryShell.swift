internal import Analyst
internal import Domain
internal import Foundation
internal import LineEditing
internal import Reporting

/// Questions asked one after another on a terminal.
///
/// Every wall of `veedor query` stands here too: it is the same session.
final class QueryShell {
    private let session: AnalystSession
    private let options: AnalystOptions
    private let store: String
    private let history: StatementHistory?
    private var values: [String: String]
    private var format: AnswerFormat
    private var unfinished = ""
    private var editor: LineEditor?
    private lazy var guide = Result { try TableGuide(session, DataFolders.find()) }
    private lazy var words = shellWords()

    init(
        _ session: AnalystSession,
        options: AnalystOptions,
        store: String,
        format: AnswerFormat,
        keepsHistory: Bool
    ) throws {
        self.session = session
        self.options = options
        self.store = store
        self.format = format
        values = try options.values()
        history = keepsHistory && options.purpose == nil ? StatementHistory() : nil
        editor = LineEditor(name: "veedor") { [weak self] before, after in
            guard let self else { return LineCompletion(typed: "", words: []) }
            return words.completion(before: unfinished + before, after: after)
        }
    }

    /// Asks until somebody leaves.
    ///
    /// - Throws: `CommandError` where the terminal cannot be used.
    func run() throws {
        guard let editor else {
            throw CommandError(
                error: "this terminal cannot be used",
                help: "give the statement itself"
            )
        }
        tell(
            "\(store), reading only; people "
                + (options.purpose == nil
                    ? "by pseudonyms" : "as they are: every question is logged, none is remembered")
                + "\nA statement ends with ';'. '.help' for help, Ctrl-D to leave."
        )
        recall(editor)
        while true {
            switch editor.read(prompt: unfinished.isEmpty ? "veedor> " : "   ...> ") {
            case .end:
                tell("")
                return
            case .cancelled: unfinished = ""
            case .line(let line):
                guard take(line, editor) else { return }
            }
        }
    }

    /// Takes a line; whether there may be another one.
    private func take(_ line: String, _ editor: LineEditor) -> Bool {
        session.resume()
        let begin = line.trimmingCharacters(in: .whitespaces)
        if unfinished.isEmpty, begin.hasPrefix(".") {
            editor.remember(begin)
            do { return try obey(ShellCommand(begin)) } catch { tell(error) }
            return true
        }
        let text = StatementText(unfinished + line + "\n")
        let typed = unfinished + line
        unfinished = text.rest
        guard !text.statements.isEmpty else { return true }
        if text.rest.isEmpty { remember(typed, editor) }
        for statement in text.statements {
            do { try answer(statement) } catch {
                tell(error)
                break
            }
        }
        return true
    }

    private func answer(_ statement: String) throws {
        let named = try Set(session.parameters(of: statement))
        let values = values.filter { named.contains($0.key) }
            .mapValues(AnalystValue.init(typed:))
        let (table, isCut) = try session.answer(statement, values, limit: options.limit)
        show(table, isCut)
    }

    private func show(_ table: DataTable, _ isCut: Bool) {
        let answer = AnswerText(table, as: format, title: "Answer", width: Console.width)
        Console.standardOutput(answer.text)
        guard format == .table else { return }
        if let note = answer.note { tell(note + "; '.mode csv' shows them whole") }
        let rows = "\(table.rows.count, of: "row")"
        tell(isCut ? "the first \(rows); 'veedor query --limit 0' gives all" : rows)
    }

    // MARK: Commands

    private func obey(_ command: ShellCommand) throws -> Bool {
        switch command {
        case .quit: return false
        case .help:
            tell(ShellCommand.usages.map { [$0.0, $0.1] }.inColumns)
            tell(
                "Tab completes, the arrow keys call back what was asked, Ctrl-C stops a question or "
                    + "clears the line."
            )
        case .tables: show(try guide.get().overview, false)
        case .schema(nil):
            tell(
                try guide.get().tables.map { table in
                    table.name + "(" + table.columns.map(\.name).joined(separator: ", ") + ")"
                }.joined(separator: "\n")
            )
        case .schema(let name?):
            show(try guide.get().columns(of: guide.get().table(name, store)), false)
        case .functions:
            tell(QueryFunctions.usages.map(\.usage).joined(separator: "\n"))
        case .mode(nil): tell(format.rawValue)
        case .mode(let chosen?): format = chosen
        case .parameters:
            tell(
                values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(
                    separator: "\n"
                )
            )
        case .setParameter(let name, let value): values[name] = value
        case .forgetParameter(let name): values[name] = nil
        }
        return true
    }

    private func shellWords() -> ShellWords {
        let tables = (try? guide.get())?.tables ?? []
        return ShellWords(
            columns: Dictionary(
                tables.map { ($0.name, $0.columns.map(\.name)) },
                uniquingKeysWith: { first, _ in first }
            ),
            functions: QueryFunctions.usages.map(\.name),
            commands: ShellCommand.names
        )
    }

    // MARK: History

    private func recall(_ editor: LineEditor) {
        do { for statement in try history?.statements() ?? [] { editor.remember(statement) } } catch
        {
            tell("note: \(history?.path ?? ""): former statements cannot be read")
        }
    }

    private func remember(_ statement: String, _ editor: LineEditor) {
        editor.remember(statement)
        do { try history?.add(statement) } catch {
            tell("note: \(history?.path ?? ""): cannot be written; '--no-history' does without")
        }
    }

    // MARK: Talk

    private func tell(_ text: String) {
        Console.standardError(text + "\n")
    }

    /// One line; what to do in brackets.
    private func tell(_ error: any Error) {
        if case AnalystError.missingParameter(let name) = error {
            tell("error: the parameter '\(name)' has no value ('.param \(name)=…' gives it one)")
            return
        }
        guard let message = Messages.message(for: error) else {
            tell("error: \(error)")
            return
        }
        tell("error: \(message.error)" + (message.help.map { " (\($0))" } ?? ""))
    }
}

extension [[String]] {
    /// Pairs as two aligned columns.
    fileprivate var inColumns: String {
        let width = map { $0[0].count }.max() ?? 0
        return map { $0[0].padding(toLength: width + 2, withPad: " ", startingAt: 0) + $0[1] }
            .joined(separator: "\n")
    }
}
