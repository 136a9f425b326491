internal import Domain

/// Something that happened at a place, and all who complained of it.
public struct ComplaintEvent: Hashable, Sendable {
    /// Named after its first complaint: `E-` and twelve digits.
    public var id: String

    /// The complaints, the earliest first, by position.
    public var complaints: [Int]

    /// How many speak: reporters who are told apart, copies of one text as one.
    public var voices = 0
}

extension ComplaintEvent {
    /// Brings the reports of one event together.
    ///
    /// A report belongs to the nearest event that began within the hours and has a report of the same
    /// place. No report lies farther from the first than points of one address may, so that
    /// events do not creep along a street.
    ///
    /// - Parameters:
    ///   - complaints: in the order of their moments.
    ///   - campaigns: of each complaint its campaign.
    ///   - rules: how near in time and place.
    /// - Returns: the events, in the order of their first reports.
    /// - Complexity: complaints × events of one span of hours.
    public static func all(
        _ complaints: [Complaint],
        campaigns: [String?],
        rules: ComplaintRules.Events
    ) -> [ComplaintEvent] {
        var events: [ComplaintEvent] = []
        var firstOpen = 0
        for (index, one) in complaints.enumerated() {
            func age(_ event: Int) -> Double {
                let first = complaints[events[event].complaints[0]]
                return Double(one.happenedAt.seconds - first.happenedAt.seconds) / 3600
            }
            while firstOpen < events.count, age(firstOpen) > rules.hours { firstOpen += 1 }
            var best: (event: Int, metres: Double)?
            for event in firstOpen..<events.count {
                let own = events[event].complaints
                if let here = complaints[own[0]].point, let there = one.point,
                    here.metres(to: there) > rules.addressMetres
                {
                    continue
                }
                let found = own.map { complaints[$0].comparison(with: one, rules) }
                guard !found.contains(.otherPlace) else { continue }
                let nearest = found.compactMap(\.metres).min()
                guard let nearest, nearest < best?.metres ?? .infinity else { continue }
                best = (event, nearest)
            }
            if let best {
                events[best.event].complaints.append(index)
            } else {
                events.append(
                    ComplaintEvent(id: "E-" + one.id.dropFirst(2), complaints: [index])
                )
            }
        }
        for index in events.indices {
            let own = events[index].complaints
            events[index].voices =
                Set(
                    own.map { place in
                        campaigns[place] ?? complaints[place].reporters.sorted().first
                            ?? complaints[place].id
                    }
                ).count
        }
        return events
    }
}

/// What two reports tell about their places.
private enum PlaceComparison: Equatable {
    /// The same, so many metres apart.
    case same(metres: Double)

    /// Two places.
    case otherPlace

    /// Nothing that could be compared.
    case notKnown

    var metres: Double? { if case .same(let metres) = self { metres } else { nil } }
}

extension Complaint {
    fileprivate func comparison(
        with other: Complaint,
        _ rules: ComplaintRules.Events
    ) -> PlaceComparison {
        if let named, named == other.named { return .same(metres: 0) }
        if let address, let address2 = other.address {
            guard address.isSameBuilding(as: address2) else { return .otherPlace }
            if let door = address.door, let door2 = address2.door, door != door2 {
                return .otherPlace
            }
            guard let point, let point2 = other.point else { return .same(metres: 0) }
            return point.metres(to: point2) <= rules.addressMetres ? .same(metres: 0) : .otherPlace
        }
        guard let point, let point2 = other.point else { return .notKnown }
        let metres = point.metres(to: point2)
        return metres <= rules.metres ? .same(metres: metres) : .notKnown
    }
}
