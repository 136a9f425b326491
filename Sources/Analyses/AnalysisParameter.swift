public import Analyst
internal import Domain

/// A parameter of a named analysis.
public struct AnalysisParameter: Hashable, Sendable {
    /// The name, without the colon.
    public var name: String

    /// What its values are.
    public var type: Kind

    /// What it does.
    public var meaning: String

    /// The value where none is given, as it stands in the file; `nil`: the statement gets a null.
    public var defaultText: String?

    /// What values are.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A whole number.
        case integer

        /// A number.
        case number

        /// A text.
        case text

        /// A day, `YYYY-MM-DD`.
        case date
    }
}

extension AnalysisParameter {
    /// The value where none is given.
    public var defaultValue: AnalystValue { defaultText.flatMap(type.value) ?? .null }
}

extension AnalysisParameter.Kind {
    /// The value that a text stands for; `nil` where it is none of this kind.
    public func value(_ text: String) -> AnalystValue? {
        switch self {
        case .integer: Int64(text).map(AnalystValue.integer)
        case .number: Double(text).flatMap { $0.isFinite ? .real($0) : nil }
        case .text: .text(text)
        case .date: CivilDate(text).map { .text("\($0)") }
        }
    }
}
