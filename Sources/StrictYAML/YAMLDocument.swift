internal import Foundation
internal import Yams

/// A YAML file whose root is a mapping, read strictly: unknown keys are errors.
///
/// ```swift
/// let document = YAMLDocument(text: text, file: "format.yaml")
/// let id = document.root.string("id")
/// try document.finish()  // throws every problem at once
/// ```
public final class YAMLDocument {
    /// The file as the caller named it.
    public let file: String
    private(set) var problems: [YAMLProblem] = []
    private let rootNode: Node?
    /// Nothing could be read; what is missing from it is not worth a word.
    private var isUnreadable = false

    /// Parses a text.
    public init(text: String, file: String) {
        self.file = file
        do {
            // No tags are resolved: who asks for a value says of which kind it is.
            rootNode = try Yams.compose(yaml: text, .basic)
        } catch let error as YamlError {
            rootNode = nil
            report(Self.line(of: error), "", "is not YAML: \(Self.firstLine(of: error))")
        } catch {
            rootNode = nil
            report(nil, "", "is not YAML")
        }
        if problems.isEmpty, rootNode?.mapping == nil {
            report(1, "", "expected a mapping of keys to values")
        }
        isUnreadable = !problems.isEmpty
    }

    /// Reads a file; a file that cannot be read is a problem like any other.
    public convenience init(contentsOf path: String) {
        guard let data = FileManager.default.contents(atPath: path) else {
            self.init(text: "{}", file: path)
            report(nil, "", "cannot be read")
            isUnreadable = true
            return
        }
        self.init(text: String(decoding: data, as: UTF8.self), file: path)
    }

    /// The root mapping.
    public var root: YAMLMapping {
        YAMLMapping(rootNode?.mapping ?? [:], path: "", line: 1, document: self)
    }

    /// Ends the reading.
    ///
    /// - Throws: `YAMLError` with every problem, in the order of the file.
    public func finish() throws(YAMLError) {
        guard problems.isEmpty else {
            throw YAMLError(problems: problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
        }
    }

    func report(_ line: Int?, _ path: String, _ message: String) {
        guard !isUnreadable else { return }
        problems.append(YAMLProblem(file: file, line: line, path: path, message: message))
    }

    private static func line(of error: YamlError) -> Int? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            mark.line
        default: nil
        }
    }

    private static func firstLine(of error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
            .composer(_, let problem, _, _):
            problem
        default: "the parser gave up"
        }
    }
}
