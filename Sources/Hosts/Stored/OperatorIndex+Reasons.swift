extension OperatorIndex {
    /// The labels that speak for one operator behind some accounts, the weightiest first.
    public func reasons(of accounts: [Int]) -> [(label: String, bits: Double)] {
        var sums: [String: Double] = [:]
        for (position, one) in accounts.enumerated() {
            for other in accounts[..<position] {
                for step in linkage.steps(one, other) where step.weight > 0 {
                    sums[step.level.label, default: 0] += step.weight
                }
            }
        }
        return sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { (label: $0.key, bits: $0.value) }
    }

    /// The label that weighs most over all pairs of some accounts.
    public func mainReason(of accounts: [Int]) -> String {
        reasons(of: accounts).first?.label ?? "a decision of a person"
    }
}
