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
            // The encoding is told: Yams would look for it in the environment.
            rootNode = try Yams.compose(yaml: text, .basic, .default, .utf8)
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

    /// Only some keys of a root that is written as a block, the rest unread: for who asks many files
    /// which one to read.
    ///
    /// - Returns: `nil` where these keys are not written so, or not as they should be; the whole file
    ///   then tells why.
    public static func read<Value>(
        _ keys: Set<String>,
        of text: String,
        file: String,
        _ body: (YAMLMapping) -> Value
    ) -> Value? {
        var excerpt = ""
        var found: Set<String> = []
        var isAsked = false
        // A key of the root stands at the beginning of its line; what belongs to it does not, or is
        // no letter.
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            if let first = line.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first {
                let key = String(Substring(line.prefix { $0 != UInt8(ascii: ":") }))
                isAsked = keys.contains(key)
                if isAsked, !found.insert(key).inserted { return nil }
            }
            if isAsked { excerpt += Substring(line) + "\n" }
        }
        guard found == keys else { return nil }
        let document = YAMLDocument(text: excerpt, file: file)
        let root = document.root
        let value = body(root)
        root.end()
        return document.problems.isEmpty ? value : nil
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
