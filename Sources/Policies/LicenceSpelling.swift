public import Patterns
internal import StrictYAML

/// One way in which the numbers of a series are written.
///
/// The pattern sees the folded text (`FoldedText`). Its named groups fill the normal form; a group
/// named `excess` holds digits that belong to no number: a text where it is not empty is not
/// well-formed.
public struct LicenceSpelling: Hashable, Sendable {
    /// The name of the spelling, for messages.
    public var id: String

    /// Where a number stands in a text.
    public var pattern: TextPattern

    /// The normal form, in which numbers are compared.
    public var normalForm: NormalForm

    /// Reads an entry of `spellings`.
    init?(_ entry: YAMLMapping) {
        id = entry.string("id")
        let (pattern, normalForm) = (entry.pattern("pattern"), entry.normalForm("normal-form"))
        guard let pattern, let normalForm else { return nil }
        entry.check(normalForm, against: pattern)
        self.pattern = pattern
        self.normalForm = normalForm
    }
}

/// A wrong form of a series and how it is put right: at best a guess, whose odds are printed.
public struct LicenceRepair: Hashable, Sendable {
    /// The name of the rule.
    public var id: String

    /// What is presumed to have happened, for people.
    public var title: String

    /// The wrong form.
    public var pattern: TextPattern

    /// The number, or file reference, that was presumably meant.
    public var normalForm: NormalForm

    /// What the result is looked up as.
    public var against: Target

    /// What a repaired text is looked up as.
    public enum Target: String, Hashable, Sendable, CaseIterable {
        /// The licence number.
        case number

        /// The register's own file number.
        case reference = "entry-reference"
    }

    init?(_ entry: YAMLMapping) {
        id = entry.string("id")
        title = entry.string("title")
        against = entry.optionalChoice("against", of: Target.self) ?? .number
        let (pattern, normalForm) = (entry.pattern("pattern"), entry.normalForm("normal-form"))
        guard let pattern, let normalForm else { return nil }
        entry.check(normalForm, against: pattern)
        self.pattern = pattern
        self.normalForm = normalForm
    }
}

extension YAMLMapping {
    /// A required pattern that PCRE2 compiles.
    func pattern(_ key: String) -> TextPattern? {
        let source = string(key)
        do {
            return try TextPattern(source)
        } catch {
            report(key, "is no regular expression: \(error.message), at byte \(error.offset)")
            return nil
        }
    }

    /// A required normal form.
    func normalForm(_ key: String) -> NormalForm? {
        let source = string(key)
        guard let form = NormalForm(source) else {
            report(key, "'\(source)' has a brace that is not closed, or an unknown instruction")
            return nil
        }
        return form
    }

    /// Reports groups that a normal form needs and its pattern does not have.
    func check(_ form: NormalForm, against pattern: TextPattern) {
        for name in form.groupNames where !pattern.groupNames.contains(name) {
            report("normal-form", "the pattern has no group named '\(name)'")
        }
    }
}
