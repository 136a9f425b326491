internal import Yams

/// A mapping of a strict document: every key is asked for by name, and `end()` reports the rest.
public final class YAMLMapping {
    /// Where the mapping stands, for example `records[0].fields`.
    public let path: String

    /// The line it begins on.
    public let line: Int?
    private let mapping: Node.Mapping
    private let document: YAMLDocument
    private var asked: Set<String> = []

    init(_ mapping: Node.Mapping, path: String, line: Int?, document: YAMLDocument) {
        self.mapping = mapping
        self.path = path
        self.line = line
        self.document = document
    }

    /// The keys in the order of the file.
    public var keys: [String] { mapping.keys.compactMap(\.string) }

    /// Whether the key is there.
    public func has(_ key: String) -> Bool { keys.contains(key) }

    // MARK: Scalars

    /// A required text; empty when it is missing (and that is reported).
    public func string(_ key: String) -> String {
        optionalString(key) ?? missing(key, "")
    }

    /// An optional text.
    public func optionalString(_ key: String) -> String? {
        guard let node = node(key) else { return nil }
        guard let scalar = node.scalar else { return wrong(key, node, "a text") }
        return scalar.string
    }

    /// A required whole number.
    public func integer(_ key: String) -> Int {
        optionalInteger(key) ?? missing(key, 0)
    }

    /// An optional whole number.
    public func optionalInteger(_ key: String) -> Int? {
        guard let node = node(key) else { return nil }
        return node.int ?? wrong(key, node, "a whole number")
    }

    /// An optional decimal number.
    public func optionalNumber(_ key: String) -> Double? {
        guard let node = node(key) else { return nil }
        return node.float ?? node.int.map(Double.init) ?? wrong(key, node, "a number")
    }

    /// An optional `true` or `false`.
    public func optionalBoolean(_ key: String) -> Bool? {
        guard let node = node(key) else { return nil }
        return node.bool ?? wrong(key, node, "true or false")
    }

    /// A required word out of a closed set.
    public func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        of type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        optionalChoice(key, of: type) ?? missing(key, nil)
    }

    /// An optional word out of a closed set.
    public func optionalChoice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        of type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard let text = optionalString(key) else { return nil }
        if let value = Choice(rawValue: text) { return value }
        let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        report(key, "'\(text)' is not one of: \(known)")
        return nil
    }

    // MARK: Structure

    /// Texts; a single text counts as a list of one.
    public func strings(_ key: String) -> [String] {
        guard let node = node(key) else { return [] }
        if let scalar = node.scalar { return [scalar.string] }
        guard let sequence = node.sequence else {
            return wrong(key, node, "a list of texts") ?? []
        }
        return sequence.compactMap { item in
            item.scalar?.string ?? wrong(key, item, "a text")
        }
    }

    /// Texts to texts, in the order of the file.
    public func pairs(_ key: String) -> [(key: String, value: String)] {
        guard let child = optionalMapping(key) else { return [] }
        let pairs = child.keys.map { name in (key: name, value: child.string(name)) }
        child.end()
        return pairs
    }

    /// A nested mapping, or an empty one (and a report) when it is missing.
    public func mapping(_ key: String) -> YAMLMapping {
        optionalMapping(key)
            ?? missing(key, YAMLMapping([:], path: child(key), line: line, document: document))
    }

    /// A nested mapping.
    public func optionalMapping(_ key: String) -> YAMLMapping? {
        guard let node = node(key) else { return nil }
        guard let nested = node.mapping else { return wrong(key, node, "a mapping") }
        return YAMLMapping(nested, path: child(key), line: node.mark?.line, document: document)
    }

    /// A list of mappings, each read by `read` and then ended.
    public func list<Item>(_ key: String, _ read: (YAMLMapping) -> Item?) -> [Item] {
        guard let node = node(key) else { return [] }
        guard let sequence = node.sequence else { return wrong(key, node, "a list") ?? [] }
        return sequence.enumerated().compactMap { index, item in
            let path = "\(child(key))[\(index)]"
            guard let nested = item.mapping else {
                document.report(item.mark?.line, path, "expected a mapping")
                return nil
            }
            let entry = YAMLMapping(nested, path: path, line: item.mark?.line, document: document)
            let value = read(entry)
            entry.end()
            return value
        }
    }

    // MARK: Problems

    /// Reports every key that nobody asked for.
    public func end() {
        for key in keys where !asked.contains(key) {
            let near = asked.sorted().joined(separator: ", ")
            document.report(
                mapping.first { $0.key.string == key }?.key.mark?.line ?? line,
                child(key),
                "unknown key; known here: \(near)"
            )
        }
    }

    /// Asks for every key, where what is wrong has been reported and the rest would only repeat it.
    public func passOver() { asked.formUnion(keys) }

    /// Reports something about a key's value.
    public func report(_ key: String, _ message: String) {
        document.report(value(of: key)?.mark?.line ?? line, child(key), message)
    }

    private func node(_ key: String) -> Node? {
        asked.insert(key)
        guard let node = value(of: key) else { return nil }
        // A key without a value says nothing, which is not the same as an empty text.
        guard let scalar = node.scalar, scalar.style == .plain else { return node }
        return Self.nulls.contains(scalar.string) ? nil : node
    }

    /// How a plain scalar says that there is no value (YAML 1.2, section 10.3.2).
    private static let nulls: Set = ["", "~", "null", "Null", "NULL"]

    /// Keys are compared as written: `1`, `"1"` and `yes` are texts like any other.
    private func value(of key: String) -> Node? {
        mapping.first { $0.key.string == key }?.value
    }

    private func child(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// Reports an absence; a value that is there but wrong has been reported already.
    private func missing<Value>(_ key: String, _ fallback: Value) -> Value {
        if node(key) == nil { document.report(line, child(key), "is missing") }
        return fallback
    }

    private func wrong<Value>(_ key: String, _ node: Node, _ expected: String) -> Value? {
        document.report(node.mark?.line, child(key), "expected \(expected)")
        return nil
    }
}
