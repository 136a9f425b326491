public import Domain
public import GRDB

/// The complaints of a store up to a day: brought together, placed, and where they stand.
public struct ComplaintReview: Sendable {
    /// The day that ages are counted to.
    public let day: CivilDate

    /// How they were read.
    public let rules: ComplaintRules

    /// The complaints, the earliest event first.
    public let complaints: [Complaint]

    /// Where each stands.
    public let standings: [Standing]

    /// Many submissions of one text.
    public let campaigns: [ComplaintCampaign]

    /// For each complaint its campaign's id.
    public let campaignOf: [String?]

    /// Several reports of one event together.
    public let events: [ComplaintEvent]

    /// For each complaint its event's position.
    public let eventOf: [Int]

    /// For each event the advertisements that it may be about, the most probable first.
    public let links: [[ComplaintLink]]

    /// For each event the district: of the advertisement that lies nearest, else as told.
    public let districts: [String]

    /// Where a complaint stands.
    public struct Standing: Hashable, Sendable {
        /// By the log.
        public var state: ComplaintState

        /// Open, closed by the log, or closed by its source.
        public var name: Name

        /// Days from when it came in to the day of the review.
        public var age: Int

        /// Where a complaint stands.
        public enum Name: String, Hashable, Sendable, CaseIterable {
            case open
            case answered
            case closed

            /// Its source says so; what it answered is not known here.
            case closedBySource = "closed by its source"

            /// Whether somebody still waits.
            public var isOpen: Bool { self == .open || self == .answered }
        }
    }

    /// Reads the complaints that came in up to a day.
    ///
    /// - Parameters:
    ///   - day: the day that ages are counted to.
    ///   - rules: how complaints are read.
    ///   - places: the advertisements; `nil` where no listings are held.
    ///   - database: the store.
    /// - Throws: `DatabaseError`.
    public init(
        until day: CivilDate,
        rules: ComplaintRules,
        places: ComplaintPlaces?,
        _ database: Database
    ) throws {
        self.day = day
        self.rules = rules
        let complaints = try Complaint.all(until: day, rules: rules, database)
        let entries = try ComplaintLog.log.entries(database).filter { $0.day <= "\(day)" }
        let states = ComplaintState.all(entries)
        standings = complaints.map { Standing($0, states[$0.id] ?? ComplaintState(), on: day) }
        campaigns = ComplaintCampaign.all(complaints, rules: rules.campaigns)
        var campaignOf = [String?](repeating: nil, count: complaints.count)
        for campaign in campaigns {
            for index in campaign.complaints { campaignOf[index] = campaign.id }
        }
        self.campaignOf = campaignOf
        events = ComplaintEvent.all(complaints, campaigns: campaignOf, rules: rules.events)
        var eventOf = [Int](repeating: 0, count: complaints.count)
        for (event, one) in events.enumerated() {
            for index in one.complaints { eventOf[index] = event }
        }
        self.eventOf = eventOf
        links = events.map { event in
            places?.links(event.complaints.map { complaints[$0] }, rules: rules.linking) ?? []
        }
        districts = zip(events, links).map { event, links in
            let nearest = links.min { ($0.metres ?? .infinity) < ($1.metres ?? .infinity) }
            let told = event.complaints.lazy.compactMap { complaints[$0].district }.first
            return nearest?.district ?? told ?? "not known"
        }
        self.complaints = complaints
    }

    /// Whether some report of an event tells where.
    private var tellsPlace: [Bool] {
        events.map { event in
            event.complaints.contains {
                complaints[$0].point != nil || complaints[$0].address != nil
                    || complaints[$0].named != nil
            }
        }
    }

    /// The most probable advertisement of an event, where it is probable enough to be shown.
    public func link(of event: Int) -> ComplaintLink? {
        links[event].first { $0.probability >= rules.linking.leastShown }
    }

    /// Where events come from, against where findings are: one row per district.
    ///
    /// Events whose reports are all copies of one text speak with one voice per district. Homes that no
    /// platform shows have no findings: events at places that are hardly about an advertisement are left
    /// out; those that tell no place are not, for nobody knows.
    public func disparity(doors: [(district: String, hasFinding: Bool)]) -> Disparity {
        var heard: Set<String> = []
        let tellsPlace = tellsPlace
        let told = events.indices.filter { event in
            let isAbout = links[event].reduce(0) { $0 + $1.probability }
            guard !tellsPlace[event] || isAbout >= rules.linking.leastAdvertised else {
                return false
            }
            let campaigns = Set(events[event].complaints.map { campaignOf[$0] })
            guard campaigns.count == 1, let campaign = campaigns.first ?? nil else { return true }
            return heard.insert("\(campaign) \(districts[event])").inserted
        }
        return Disparity(
            districts: doors.map { (name: $0.district, hasFinding: $0.hasFinding) },
            visited: told.map { districts[$0] }
        )
    }
}

extension ComplaintReview.Standing {
    fileprivate init(_ complaint: Complaint, _ state: ComplaintState, on day: CivilDate) {
        self.state = state
        name =
            state.closed != nil
            ? .closed
            : complaint.isClosedAtSource
                ? .closedBySource : state.answeredOn != nil ? .answered : .open
        age = max(0, complaint.receivedAt.day.nights(until: day))
    }
}
