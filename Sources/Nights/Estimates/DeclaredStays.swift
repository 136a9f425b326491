public import Domain

/// A stay as a host or a platform declared it.
public struct DeclaredStay: Hashable, Sendable {
    /// The declaration; the same id again is a new version of it.
    public var id: String

    /// The dwelling.
    public var dwelling: String

    /// The first night.
    public var first: CivilDate

    /// The day of leaving.
    public var end: CivilDate

    /// Orders the versions: when it was declared.
    public var version: String

    /// Whether this version withdraws the stay.
    public var isWithdrawn: Bool

    /// Guests, where they were declared.
    public var guests: Int?

    /// A stay.
    public init(
        id: String,
        dwelling: String,
        first: CivilDate,
        end: CivilDate,
        version: String,
        isWithdrawn: Bool = false,
        guests: Int? = nil
    ) {
        self.id = id
        self.dwelling = dwelling
        self.first = first
        self.end = end
        self.version = version
        self.isWithdrawn = isWithdrawn
        self.guests = guests
    }
}

/// The nights that were declared for a dwelling: united over platforms, never added.
public struct DeclaredNights: Sendable {
    /// The stays in force: of each id the last version, without those withdrawn.
    public let stays: [DeclaredStay]

    /// Declarations whose end is not after their first night.
    public let withoutNights: Int

    /// Puts declarations of one dwelling in order.
    public init(_ declared: [DeclaredStay]) {
        var last: [String: DeclaredStay] = [:]
        for stay in declared where last[stay.id].map({ $0.version <= stay.version }) ?? true {
            last[stay.id] = stay
        }
        let inForce = last.values.filter { !$0.isWithdrawn }
        stays = inForce.filter { $0.first < $0.end }
            .sorted { ($0.first, $0.end, $0.id) < ($1.first, $1.end, $1.id) }
        withoutNights = inForce.count - stays.count
    }

    /// The nights as uses of the dwelling.
    public var uses: [UsedNights] {
        stays.map { stay in
            UsedNights(
                listing: stay.id,
                dwelling: stay.dwelling,
                first: stay.first,
                nights: stay.first.nights(until: stay.end),
                isDeclared: true,
                guests: stay.guests
            )
        }
    }

    /// How many nights of a period were declared.
    public func nights(in period: Range<CivilDate>) -> Int {
        var (count, done) = (0, period.lowerBound)
        for stay in stays {
            let first = max(stay.first, done)
            let end = min(stay.end, period.upperBound)
            count += max(0, first.nights(until: end))
            done = max(done, end)
        }
        return count
    }

    /// The estimate of a period that declarations cover to a known part.
    public func estimate(of period: Range<CivilDate>, coverage: Double) -> NightEstimate {
        let days = period.lowerBound.nights(until: period.upperBound)
        return NightEstimate(
            method: .declared,
            distribution: CountDistribution(certainly: nights(in: period), of: days),
            grade: .declared,
            coverage: coverage
        )
    }
}
