internal import Domain
internal import Store

/// Times by basis, operator and what else is told apart, as passes over drivers add them up.
struct UtilisationSums {
    let clock: LocalClock
    let grouping: UtilisationReview.Grouping

    /// The names of operators and zones of all files.
    var operators = TripNames()
    var zones = TripNames()

    private var groups: [Key: UtilisationReview.Group] = [:]
    private var deliveries: [Owner: UtilisationReview.Delivery] = [:]

    /// Whose times they are.
    struct Owner: Hashable {
        var basis: UtilisationReview.Basis
        var operatorPlace: Int32
    }

    private struct Key: Hashable {
        var owner: Owner
        var part: Int64
    }

    init(clock: LocalClock, grouping: UtilisationReview.Grouping) {
        self.clock = clock
        self.grouping = grouping
    }

    /// What is known of an operator's delivery.
    subscript(owner: Owner) -> UtilisationReview.Delivery {
        get {
            deliveries[owner]
                ?? UtilisationReview.Delivery(
                    basis: owner.basis,
                    operatorName: operators.names[Int(owner.operatorPlace)]
                )
        }
        set { deliveries[owner] = newValue }
    }

    /// Adds the time of one driver or vehicle, or of one trip.
    mutating func add(_ pieces: [DutyTimeline.Piece], of owner: Owner) {
        var own: [Int64: PeriodTimes] = [:]
        for piece in pieces {
            switch grouping {
            case .operator:
                own[0, default: PeriodTimes()][piece.period] += Int64(piece.time.count)
            case .zone:
                own[Int64(piece.zone ?? -1), default: PeriodTimes()][piece.period] +=
                    Int64(piece.time.count)
            case .hour, .month:
                forEachHour(of: piece.time) { local, seconds in
                    let part =
                        grouping == .hour
                        ? local.flooredQuotient(by: 3_600)
                            - local.flooredQuotient(by: 86_400) * 24
                        : Self.month(local)
                    own[part, default: PeriodTimes()][piece.period] += seconds
                }
            }
        }
        for (part, times) in own {
            let key = Key(owner: owner, part: part)
            if groups[key] == nil {
                groups[key] = UtilisationReview.Group(
                    basis: owner.basis,
                    operatorName: operators.names[Int(owner.operatorPlace)],
                    name: ""
                )
            }
            groups[key]?.holders += 1
            groups[key]?.times += times
        }
    }

    /// Cuts a time where the local clock begins an hour.
    private func forEachHour(of time: Range<Int64>, _ body: (Int64, Int64) -> Void) {
        var start = time.lowerBound
        while start < time.upperBound {
            let local = clock.local(start)
            let left = 3_600 - (local - local.flooredQuotient(by: 3_600) * 3_600)
            let end = min(time.upperBound, start + left)
            body(local, end - start)
            start = end
        }
    }

    /// The first day of the month of a moment.
    private static func month(_ local: Int64) -> Int64 {
        let day = CivilDate(daysSinceEpoch: Int32(local.flooredQuotient(by: 86_400)))
        return Int64(day.firstOfMonth.daysSinceEpoch)
    }

    /// The groups by basis, operator and name.
    var sortedGroups: [UtilisationReview.Group] {
        groups.map { key, group in
            var group = group
            group.name = name(of: key.part)
            return (key.part, group)
        }.sorted { one, other in
            let (left, right) = (one.1, other.1)
            if left.basis != right.basis { return left.basis.order < right.basis.order }
            if left.operatorName != right.operatorName {
                return left.operatorName < right.operatorName
            }
            if grouping != .zone { return one.0 < other.0 }
            return (Int(left.name) ?? .max, left.name) < (Int(right.name) ?? .max, right.name)
        }.map(\.1)
    }

    /// The deliveries by basis and operator.
    var sortedDeliveries: [UtilisationReview.Delivery] {
        deliveries.values.sorted {
            ($0.basis.order, $0.operatorName) < ($1.basis.order, $1.operatorName)
        }
    }

    private func name(of part: Int64) -> String {
        switch grouping {
        case .operator: ""
        case .hour: (part < 10 ? "0" : "") + String(part)
        case .zone: part < 0 ? "" : zones.names[Int(part)]
        case .month: String(CivilDate(daysSinceEpoch: Int32(part)).description.prefix(7))
        }
    }
}

extension UtilisationReview.Basis {
    fileprivate var order: Int {
        switch self {
        case .sessions: 0
        case .events: 1
        case .trips: 2
        }
    }
}
