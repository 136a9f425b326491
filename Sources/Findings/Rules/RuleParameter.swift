internal import Policies
internal import StrictYAML

/// A number that a rule binds: out of the law, or out of the city's definitions; never a literal.
public struct RuleParameter: Hashable, Sendable {
    /// The name in `detect.sql`, without its colon.
    public var name: String

    /// Where it stands.
    public var source: Source

    /// Its unit.
    public var unit: String

    /// Whether the rule runs without it: it is then bound as null.
    public var isOptional: Bool

    /// Where a parameter stands.
    public enum Source: Hashable, Sendable {
        /// In the city's policy.
        case policy(PolicyNumber)

        /// In `analyses/measures/findings.yaml`.
        case measure(String)
    }

    init?(_ entry: YAMLMapping) {
        name = entry.string("name")
        unit = entry.string("unit")
        isOptional = entry.optionalBoolean("optional") ?? false
        let text = entry.string("from")
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        switch (parts.first, parts.last) {
        case ("policy", let key?):
            guard let number = PolicyNumber(rawValue: key) else {
                let known = PolicyNumber.allCases.map(\.rawValue).joined(separator: ", ")
                entry.report("from", "the policy has no '\(key)'; known: \(known)")
                return nil
            }
            source = .policy(number)
        case ("measures", let key?): source = .measure(key)
        default:
            entry.report("from", "expected policy/… or measures/…")
            return nil
        }
    }
}

/// A number of a policy that rules may bind.
public enum PolicyNumber: String, Hashable, Sendable, CaseIterable {
    /// Days that a register may be older or younger than the listings.
    case registerGapDays = "register-gap-days"

    /// Below which probability a listing is said to be elsewhere than licensed.
    case addressConflictProbability = "address-conflict-probability"

    /// The shortest stay from which on a claim of the policy exempts a let.
    case exemptFromNights = "exempt-from-nights"

    /// The number in a policy; `nil` where the policy does not say.
    func value(in policy: CityPolicy) -> Double? {
        guard policy.statesLicences else { return nil }
        return switch self {
        case .registerGapDays: Double(policy.licences.registerGapDays)
        case .addressConflictProbability: policy.licences.addressConflictProbability
        case .exemptFromNights:
            policy.licences.exemptions.compactMap(\.minimumNights).min().map(Double.init)
        }
    }
}
