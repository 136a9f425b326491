internal import Dumps

/// Visits drawn by chance among all doors: what they come to is the base rate, and whether
/// suspicion is better than chance.
public enum AuditSlice {
    /// The first doors in the order of a hash of seed and id: anybody can draw them again.
    public static func drawn(_ ids: [String], count: Int, seed: String) -> [String] {
        ids.map { (key: Fingerprint.text(of: Array("\(seed)\u{1F}\($0)".utf8)), id: $0) }
            .sorted { ($0.key, $0.id) < ($1.key, $1.id) }
            .prefix(max(0, count)).map(\.id)
    }

    /// How many of some visits are drawn by chance: the part, rounded up.
    public static func size(visits: Int, share: Double) -> Int {
        min(visits, Int((Double(visits) * share).rounded(.up)))
    }
}
