/// One thing that is wrong with a descriptor, a policy or a rule card.
///
/// A file is read to its end and all its problems are handed over together, so that its author
/// mends it in one go.
public struct YAMLProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file as the caller named it.
    public let file: String

    /// The line, from 1; `nil` where the problem is an absence in the whole file.
    public let line: Int?

    /// Where in the structure, for example `records[0].fields.price`.
    public let path: String

    /// What was found and what was expected: lower case, no full stop.
    public let message: String

    /// One thing that is wrong.
    public init(file: String, line: Int?, path: String, message: String) {
        self.file = file
        self.line = line
        self.path = path
        self.message = message
    }

    /// `file:line: path: message`, as editors understand it.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return path.isEmpty ? "\(place): \(message)" : "\(place): \(path): \(message)"
    }
}

/// All problems of one file, thrown together.
public struct YAMLError: Error, Sendable {
    /// In the order of the file.
    public let problems: [YAMLProblem]

    /// All problems of one file.
    public init(problems: [YAMLProblem]) {
        self.problems = problems
    }
}
