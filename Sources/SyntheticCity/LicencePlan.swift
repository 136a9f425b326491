/// Gives each advertisement its licence text, and fills the register accordingly.
struct LicencePlan {
    private(set) var market: Market
    private(set) var register: Register
    private let geography: Geography
    private var generator: SeededGenerator

    /// The row of each dwelling that has one.
    private var dwellingRecords: [Int?]

    /// Deals the cases, writes the texts and adds the rows of homes that do not advertise.
    init(specification: CitySpecification, market: Market, geography: Geography) {
        self.market = market
        self.geography = geography
        generator = SeededGenerator(seed: specification.seed, stream: 3)
        register = Register(capacity: market.advertisements.count * 2)
        dwellingRecords = Array(repeating: nil, count: market.dwellings.count)

        let groups = Self.groups(of: market)
        let cases = deal(to: groups)
        for (group, licenceCase) in zip(groups, cases) where licenceCase != .cloned {
            show(licenceCase, by: group)
        }
        for (group, licenceCase) in zip(groups, cases) where licenceCase == .cloned {
            clone(by: group)
        }
        let quiet = max(20, specification.listings / 2 - register.records.count)
        addQuietHomes(count: quiet)
    }

    /// Positions of the advertisements, those that share a dwelling's bookings together.
    private static func groups(of market: Market) -> [[Int]] {
        let positions = market.advertisements.indices.sorted {
            let left = market.advertisements[$0]
            let right = market.advertisements[$1]
            return (left.bookings, left.index) < (right.bookings, right.index)
        }
        var groups: [[Int]] = []
        var last: Int?
        for position in positions {
            let bookings = market.advertisements[position].bookings
            if bookings == last {
                groups[groups.count - 1].append(position)
            } else {
                groups.append([position])
            }
            last = bookings
        }
        return groups
    }

    private mutating func deal(to groups: [[Int]]) -> [LicenceCase] {
        let isWhole = groups.map { market.advertisements[$0[0]].roomType == .entireHome }
        let wholeCount = isWhole.count { $0 }
        var whole = Deck(
            count: wholeCount,
            choices: LicenceCase.wholeHomes,
            generator: &generator
        )
        var rooms = Deck(
            count: groups.count - wholeCount,
            choices: LicenceCase.rooms,
            generator: &generator
        )
        return isWhole.map { ($0 ? whole.deal() : rooms.deal()) ?? .noneShown }
    }

    private mutating func show(_ licenceCase: LicenceCase, by group: [Int]) {
        let text: String
        var record: Int?
        switch licenceCase {
        case .noneShown:
            text = ""
            if generator.chance(0.25) { setMinimum(Nights.long(&generator), group) }
        case .exemptLawful, .exemptContradicted:
            text = LicenceTexts.exemption(&generator)
            if licenceCase == .exemptLawful { setMinimum(Nights.long(&generator), group) }
        case .otherHouse:
            text = LicenceTexts.otherHouse(&generator)
        case .placeholder:
            text = LicenceTexts.noLicence(&generator)
            if generator.chance(0.5) { setMinimum(Nights.long(&generator), group) }
        case .neverIssued:
            text = LicenceTexts.number(register.unknownNumber(&generator), &generator)
        case .own, .newlyShown, .far, .overcrowded, .roomUnderWhole, .revoked, .cloned:
            let own = addRecord(for: licenceCase, group)
            text = LicenceTexts.number(register.records[own].number ?? 0, &generator)
            record = own
        }
        apply(licenceCase, text, record, group)
    }

    private mutating func apply(
        _ licenceCase: LicenceCase,
        _ text: String,
        _ record: Int?,
        _ group: [Int]
    ) {
        let shown = ShownLicence(state: licenceCase.state, text: text)
        for position in group {
            market.advertisements[position].licenceCase = licenceCase
            market.advertisements[position].record = record
            market.advertisements[position].licences =
                licenceCase == .newlyShown ? [.empty, shown] : [shown, shown]
        }
    }

    private mutating func setMinimum(_ nights: Int, _ group: [Int]) {
        for position in group {
            market.advertisements[position].minimumNights = nights
            market.advertisements[position].hasWeekendMinimum = false
        }
    }
}

extension LicencePlan {
    private mutating func addRecord(for licenceCase: LicenceCase, _ group: [Int]) -> Int {
        let first = market.advertisements[group[0]]
        let dwelling = market.dwellings[first.dwelling]
        if licenceCase == .roomUnderWhole, let shared = dwellingRecords[first.dwelling] {
            return shared
        }
        var record = RegisterRecord(
            places: first.accommodates + generator.below(3),
            place: dwelling.place,
            neighbourhood: dwelling.neighbourhood,
            address: dwelling.address
        )
        switch licenceCase {
        case .revoked:
            record.isCurrent = false
        case .overcrowded:
            let guests = max(5, first.accommodates)
            for position in group { market.advertisements[position].accommodates = guests }
            record.places = guests - generator.draw(1...3)
        case .far:
            move(&record, awayFrom: dwelling.place)
        case .roomUnderWhole:
            record.places = generator.draw(5...8)
        default:
            break
        }
        let index = register.add(record, generator: &generator)
        dwellingRecords[first.dwelling] = index
        return index
    }

    /// Puts the record on another address, too far away to be the same house.
    private mutating func move(_ record: inout RegisterRecord, awayFrom place: Place) {
        repeat {
            record.neighbourhood = geography.drawNeighbourhood(&generator)
            record.place = geography.neighbourhoods[record.neighbourhood].randomPlace(&generator)
        } while record.place.metres(to: place) < 900
        record.address = Address(&generator)
    }

    /// Shows the number of another operator's dwelling elsewhere in the city.
    private mutating func clone(by group: [Int]) {
        let first = market.advertisements[group[0]]
        let place = market.dwellings[first.dwelling].place
        let victims = market.advertisements.filter {
            $0.licenceCase == .own && $0.operatorIndex != first.operatorIndex
                && $0.presence == .both && $0.account != first.account
        }
        for _ in 0..<60 where !victims.isEmpty {
            let victim = generator.pick(victims)
            guard let index = victim.record,
                register.records[index].place.metres(to: place) > 900
            else { continue }
            let text = LicenceTexts.number(register.records[index].number ?? 0, &generator)
            apply(.cloned, text, index, group)
            return
        }
        show(.own, by: group)
    }

    /// Rows of homes that do not advertise, with the flaws of a real register.
    private mutating func addQuietHomes(count: Int) {
        for _ in 0..<count {
            let area = geography.drawNeighbourhood(&generator)
            var record = RegisterRecord(
                places: generator.draw(2...12),
                place: geography.neighbourhoods[area].randomPlace(&generator),
                neighbourhood: area,
                address: Address(&generator)
            )
            record.isOld = !generator.chance(0.03)
            let index = register.add(record, generator: &generator)
            let flaw = generator.below(100)
            if flaw < 3 {
                register.removeNumber(of: index)
            } else if flaw < 5 {
                register.repeatRow(index, door: "3")
            }
        }
    }
}
