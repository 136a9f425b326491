internal import Domain
public import Patterns
internal import StrictYAML

/// A text that the name of a file tells.
public struct FileNameValue: Hashable, Sendable {
    /// Finds it, in its only named group.
    public var pattern: TextPattern

    /// Stands before what was found.
    public var prefix: String

    /// What it is where the name tells nothing; `nil`: nothing.
    public var otherwise: String?

    func value(of fileName: String) -> String? {
        pattern.part(of: fileName).map { prefix + $0 } ?? otherwise
    }
}

extension FormatDescriptor {
    /// The descriptor for a file of a name: what the name tells has become constant.
    func named(_ fileName: String) -> FormatDescriptor {
        var descriptor = self
        for (place, record) in records.enumerated() {
            for (index, field) in record.fields.enumerated() {
                guard case .fileName(let name) = field.conversion else { continue }
                let value = name.value(of: fileName).map { CellValue.text($0) } ?? .null
                descriptor.records[place].fields[index].conversion = .constant(value)
            }
        }
        return descriptor
    }
}

extension Conversion {
    /// What the key `file-name` describes; `nil` where it is no pattern, with the problem reported.
    static func fileName(_ entry: YAMLMapping, target: CanonicalField) -> Conversion? {
        let source = entry.string("file-name")
        guard target.type == .text else {
            entry.report("file-name", "gives texts; '\(target.name)' holds \(target.type.rawValue)")
            return nil
        }
        do {
            let pattern = try TextPattern(source)
            let name = FileNameValue(
                pattern: pattern,
                prefix: entry.optionalString("prefix") ?? "",
                otherwise: entry.optionalString("otherwise")
            )
            if pattern.groupNames.count(where: { !$0.isEmpty }) == 1 { return .fileName(name) }
            entry.report("file-name", "one named group is needed, such as (?<operator>…)")
        } catch {
            entry.report("file-name", "\(error.message) at byte \(error.offset)")
        }
        return nil
    }
}

extension TextPattern {
    /// What its group finds in a text.
    fileprivate func part(of text: String) -> String? {
        let bytes = Array(text.utf8)
        guard let name = groupNames.first(where: { !$0.isEmpty }),
            let found = matches(in: bytes)?.first?.groups[name],
            !found.isEmpty
        else { return nil }
        return String(decoding: bytes[found], as: UTF8.self)
    }
}
