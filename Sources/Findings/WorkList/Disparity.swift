internal import Foundation

/// Where visits fall, against where advertisements and findings are.
public struct Disparity: Hashable, Sendable {
    /// A district.
    public struct Row: Hashable, Sendable {
        /// Its name.
        public var district: String

        /// Its advertisements.
        public var advertisements: Int

        /// Those with a finding.
        public var withFinding: Int

        /// Its visits.
        public var visits: Int

        /// The visits it would have if they followed the findings.
        public var expected: Double

        /// Standard deviations between the two, were the visits dealt out by the findings.
        public var deviation: Double

        /// How probable as many visits or more are, were they dealt out by the findings.
        public var chance: Double

        /// Whether it has far more visits than its findings explain.
        public var isOver: Bool
    }

    /// The districts, by name.
    public let rows: [Row]

    /// The districts that have far more visits than their findings explain.
    ///
    /// One in forty tables names one by chance, however many districts it has (Bonferroni); the
    /// probability is the binomial one, for where few visits are explained a normal one is too small.
    public var overVisited: [Row] { rows.filter(\.isOver) }

    /// Counts.
    ///
    /// - Parameters:
    ///   - districts: of each advertisement its district and whether it has a finding.
    ///   - visited: the district of each visit that was not drawn by chance.
    public init(districts: [(name: String, hasFinding: Bool)], visited: [String]) {
        let all = Dictionary(grouping: districts, by: \.name)
        let visits = Dictionary(grouping: visited, by: \.self).mapValues(\.count)
        let found = districts.count { $0.hasFinding }
        rows = all.sorted { $0.key < $1.key }.map { name, members in
            let own = members.count { $0.hasFinding }
            let part = found == 0 ? 0 : Double(own) / Double(found)
            let count = visits[name] ?? 0
            let chance = Self.chance(ofAtLeast: count, among: visited.count, part: part)
            let expected = part * Double(visited.count)
            let spread = (expected * (1 - part)).squareRoot()
            let difference = Double(count) - expected
            return Row(
                district: name,
                advertisements: members.count,
                withFinding: own,
                visits: count,
                expected: expected,
                deviation: spread > 0 ? difference / spread : difference > 0 ? .infinity : 0,
                chance: chance,
                isOver: chance * Double(all.count) < 0.025
            )
        }
    }

    /// The binomial probability of so many or more, each with the same part.
    static func chance(ofAtLeast count: Int, among all: Int, part: Double) -> Double {
        guard count > 0 else { return 1 }
        guard part > 0 else { return 0 }
        guard part < 1 else { return 1 }
        var (fewer, logarithm) = (0.0, Double(all) * log(1 - part))
        for number in 0..<min(count, all + 1) {
            fewer += exp(logarithm)
            logarithm += log(Double(all - number) / Double(number + 1) * part / (1 - part))
        }
        return max(0, 1 - fewer)
    }
}
