internal import Domain
internal import Store

/// Times by basis, operator and what else is told apart, as passes over drivers add them up.
///
/// Sums lie in lists by place, so that adding a piece of time looks nothing up and takes no memory.
struct UtilisationSums {
    let clock: LocalClock
    let grouping: UtilisationReview.Grouping

    /// The names of operators and zones of all files.
    var operators = TripNames()
    var zones = TripNames()

    private var places: [Owner: Int] = [:]
    private var owners: [Owner] = []
    private var deliveries: [UtilisationReview.Delivery] = []

    /// The sums of an owner's parts, by their places.
    private var cells: [[Cell]] = []

    /// The number of the driver, vehicle or trip whose time is being added.
    private var holder = 0

    /// Whose times they are.
    struct Owner: Hashable {
        var basis: UtilisationReview.Basis
        var operatorPlace: Int32
    }

    private struct Cell {
        var holders = 0
        var lastHolder = 0
        var times = PeriodTimes()
    }

    init(clock: LocalClock, grouping: UtilisationReview.Grouping) {
        self.clock = clock
        self.grouping = grouping
    }

    /// The place of an owner; a new one where it was not seen before.
    mutating func place(of owner: Owner) -> Int {
        if let place = places[owner] { return place }
        places[owner] = owners.count
        owners.append(owner)
        deliveries.append(
            UtilisationReview.Delivery(
                basis: owner.basis,
                operatorName: operators.names[Int(owner.operatorPlace)]
            )
        )
        cells.append([])
        return owners.count - 1
    }

    /// What is known of the delivery of an owner, by its place.
    subscript(place: Int) -> UtilisationReview.Delivery {
        get { deliveries[place] }
        _modify { yield &deliveries[place] }
    }

    /// Adds the time of one driver or vehicle.
    mutating func add(_ pieces: [DutyTimeline.Piece], of place: Int) {
        begin()
        for piece in pieces { add(piece.time, piece.period, zone: piece.zone, of: place) }
    }

    /// What is added from here on is the time of another driver, vehicle or trip.
    mutating func begin() { holder += 1 }

    /// Adds a piece of the time of whoever was begun last.
    mutating func add(
        _ time: Range<Int64>,
        _ period: ServicePeriod,
        zone: Int32?,
        of place: Int
    ) {
        switch grouping {
        case .operator: add(Int64(time.count), period, part: 0, of: place)
        case .zone: add(Int64(time.count), period, part: Int(zone ?? -1) + 1, of: place)
        case .hour, .month:
            var start = time.lowerBound
            while start < time.upperBound {
                // Cut where the local clock begins an hour.
                let local = clock.local(start)
                let hour = local.flooredQuotient(by: 3_600)
                let end = min(time.upperBound, start + 3_600 - (local - hour * 3_600))
                let part =
                    grouping == .hour
                    ? Int(hour - hour.flooredQuotient(by: 24) * 24)
                    : Self.month(hour.flooredQuotient(by: 24))
                add(end - start, period, part: part, of: place)
                start = end
            }
        }
    }

    private mutating func add(
        _ seconds: Int64,
        _ period: ServicePeriod,
        part: Int,
        of place: Int
    ) {
        while cells[place].count <= part { cells[place].append(Cell()) }
        if cells[place][part].lastHolder != holder {
            cells[place][part].lastHolder = holder
            cells[place][part].holders += 1
        }
        cells[place][part].times[period] += seconds
    }

    /// Months since the year 0 of a day.
    private static func month(_ day: Int64) -> Int {
        let parts = CivilDate(daysSinceEpoch: Int32(clamping: day)).components
        return max(0, parts.year * 12 + parts.month - 1)
    }

    /// The groups by basis, operator and name.
    var sortedGroups: [UtilisationReview.Group] {
        var found: [(part: Int, group: UtilisationReview.Group)] = []
        for (owner, cells) in zip(owners, cells) {
            for (part, cell) in cells.enumerated() where cell.holders > 0 {
                found.append(
                    (
                        part,
                        UtilisationReview.Group(
                            basis: owner.basis,
                            operatorName: operators.names[Int(owner.operatorPlace)],
                            name: name(of: part),
                            holders: cell.holders,
                            times: cell.times
                        )
                    )
                )
            }
        }
        return found.sorted { one, other in
            let (left, right) = (one.group, other.group)
            if left.basis != right.basis { return left.basis.order < right.basis.order }
            if left.operatorName != right.operatorName {
                return left.operatorName < right.operatorName
            }
            if grouping != .zone { return one.part < other.part }
            return (Int(left.name) ?? .max, left.name) < (Int(right.name) ?? .max, right.name)
        }.map(\.group)
    }

    /// The deliveries by basis and operator, of those that hold something.
    var sortedDeliveries: [UtilisationReview.Delivery] {
        deliveries.filter { $0.basis == .events || $0.trips > 0 || $0.sessions.all > 0 }.sorted {
            ($0.basis.order, $0.operatorName) < ($1.basis.order, $1.operatorName)
        }
    }

    private func name(of part: Int) -> String {
        switch grouping {
        case .operator: ""
        case .hour: (part < 10 ? "0" : "") + String(part)
        case .zone: part == 0 ? "" : zones.names[part - 1]
        case .month:
            String(
                (CivilDate(year: part / 12, month: part % 12 + 1, day: 1)?.description ?? "")
                    .prefix(7)
            )
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
