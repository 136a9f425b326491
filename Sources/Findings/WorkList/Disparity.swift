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
    }

    /// The districts, by name.
    public let rows: [Row]

    /// The deviation from which on a district is named: one in twenty tables of this many districts
    /// has one as large by chance (Bonferroni).
    public let limit: Double

    /// The districts that have far more visits than their findings explain.
    public var overVisited: [Row] { rows.filter { $0.deviation > limit } }

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
            let expected = part * Double(visited.count)
            let spread = (expected * (1 - part)).squareRoot()
            let difference = Double(visits[name] ?? 0) - expected
            return Row(
                district: name,
                advertisements: members.count,
                withFinding: own,
                visits: visits[name] ?? 0,
                expected: expected,
                deviation: spread > 0 ? difference / spread : difference > 0 ? .infinity : 0
            )
        }
        limit = Self.limits.last { $0.districts <= all.count }?.deviation ?? 1.96
    }

    /// Two-sided normal quantiles of 0.05 over so many districts.
    private static let limits: [(districts: Int, deviation: Double)] = [
        (1, 1.96), (2, 2.24), (3, 2.39), (5, 2.58), (10, 2.81), (20, 3.02), (50, 3.29), (100, 3.48),
    ]
}
