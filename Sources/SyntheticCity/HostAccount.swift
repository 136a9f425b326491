import Domain

/// A host account of the platform; behind several may stand one operator.
struct HostAccount: Sendable {
    var id: Int
    var operatorIndex: Int
    var name: String
    var about: String
    var since: CivilDate

    /// The name under which the answer key knows the operator.
    static func operatorLabel(_ index: Int) -> String { "operator-" + padded(index + 1, 5) }
}
