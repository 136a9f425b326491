/// A JSON document as a value, its members in the order in which they are written.
public indirect enum JSONValue: Hashable, Sendable {
    /// Nothing.
    case null

    /// True or false.
    case boolean(Bool)

    /// A whole number.
    case integer(Int64)

    /// A number, written with as many digits as tell it from every other; not a number is `null`.
    case number(Double)

    /// A text.
    case text(String)

    /// Values in their order.
    case list([JSONValue])

    /// Members in their order.
    case object([Member])

    /// A named value.
    public struct Member: Hashable, Sendable {
        /// The name.
        public var name: String

        /// The value.
        public var value: JSONValue

        /// A named value.
        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }
}

extension JSONValue {
    /// An object of members in the order in which they stand.
    public static func members(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(members.map { Member($0.key, $0.value) })
    }

    /// A list of texts.
    public static func texts(_ texts: [String]) -> JSONValue { .list(texts.map(JSONValue.text)) }

    /// A text that may be missing.
    public static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }

    /// The value of a member; `nil` where it is no object or has none of that name.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// On one line (RFC 8259).
    public var line: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): value.isFinite ? "\(value)" : "null"
        case .text(let text): text.quotedForJSON
        case .list(let values): "[" + values.map(\.line).joined(separator: ", ") + "]"
        case .object(let members):
            "{"
                + members.map { "\($0.name.quotedForJSON): \($0.value.line)" }
                .joined(separator: ", ") + "}"
        }
    }

    /// On lines, indented by a blank for each level, as notebooks are written; ends with a line end.
    public var document: String { indented(0) + "\n" }

    private func indented(_ depth: Int) -> String {
        let (inner, outer) = (
            String(repeating: " ", count: depth + 1), String(repeating: " ", count: depth)
        )
        switch self {
        case .list(let values) where !values.isEmpty:
            let lines = values.map { inner + $0.indented(depth + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map {
                "\(inner)\($0.name.quotedForJSON): \($0.value.indented(depth + 1))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        default: return line
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral {
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
}
