import Domain

/// The complaints of three weeks: two streams, doubles, a campaign.
///
/// The hotline hears of dwellings with planted violations wherever they are. The portal is used in
/// two quiet districts only, whatever is let there: a biased stream.
struct ComplaintPlan: Sendable {
    /// The stream that follows what is wrong.
    static let even = "hotline"

    /// The stream of two districts.
    static let biased = "portal"

    /// Districts of the biased stream, by position.
    static let biasedDistricts = [4, 9]

    private(set) var complaints: [PlannedComplaint] = []
    private let world: World
    private let last: CivilDate
    private var generator: SeededGenerator
    private var events = 0

    init(_ world: World) {
        self.world = world
        last = world.specification.secondDump
        generator = SeededGenerator(seed: world.specification.seed, stream: Streams.complaints)
        let advertised = Self.advertised(world)
        let violating = Self.violating(world, among: advertised)
        let size = max(30, world.specification.listings * 8 / 100)
        for _ in 0..<size {
            if generator.chance(0.8), !violating.isEmpty {
                addEvent(generator.pick(violating), source: Self.even)
            } else {
                addEventNotAdvertised()
            }
        }
        let local = advertised.filter { dwelling in
            Self.biasedDistricts.contains(world.market.dwellings[dwelling].neighbourhood / 4)
        }
        for _ in 0..<(size / 2) where !local.isEmpty {
            addEvent(generator.pick(local), source: Self.biased)
        }
        addCampaign(advertised, submissions: 14 + world.specification.listings / 200)
        complaints.sort { ($0.received, $0.reporter) < ($1.received, $1.reporter) }
        var numbers: [String: Int] = [:]
        for index in complaints.indices {
            numbers[complaints[index].source, default: 0] += 1
            let number = numbers[complaints[index].source] ?? 0
            complaints[index].reference =
                complaints[index].source.prefix(1).uppercased() + "-" + padded(number, 5)
        }
    }

    /// Dwellings that the second dump advertises.
    private static func advertised(_ world: World) -> [Int] {
        Set(world.market.advertisements.filter { $0.isPresent(in: 1) }.map(\.dwelling)).sorted()
    }

    private static func violating(_ world: World, among advertised: [Int]) -> [Int] {
        let listings = Set(ViolationList(world).violations.map(\.listing))
        let dwellings = world.market.advertisements.filter { listings.contains(String($0.id)) }
            .map(\.dwelling)
        return Set(dwellings).intersection(advertised).sorted()
    }

    // MARK: Events

    private mutating func addEvent(_ dwelling: Int, source: String) {
        let home = world.market.dwellings[dwelling]
        let own = world.market.advertisements.filter {
            $0.dwelling == dwelling && $0.isPresent(in: 1)
        }
        let district = world.geography.neighbourhoods[home.neighbourhood].districtName
        let listing = generator.pick(own).id
        addReports(
            at: home.place,
            address: home.address,
            district: district,
            reporters: "dwelling\(dwelling)",
            source: source
        ) { report, generator in
            report.dwelling = dwelling
            report.isBiased = source == Self.biased
            if generator.chance(0.1) { report.listing = listing }
        }
    }

    /// Noise of a home that no platform shows.
    private mutating func addEventNotAdvertised() {
        let area = world.geography.drawNeighbourhood(&generator)
        addReports(
            at: world.geography.neighbourhoods[area].randomPlace(&generator),
            address: Address(&generator),
            district: world.geography.neighbourhoods[area].districtName,
            reporters: "event\(events)",
            source: Self.even
        ) { _, _ in }
    }

    private mutating func addReports(
        at place: Place,
        address: Address,
        district: String,
        reporters: String,
        source: String,
        _ complete: (inout PlannedComplaint, inout SeededGenerator) -> Void
    ) {
        let night = Int(last.adding(days: -generator.draw(1...21)).daysSinceEpoch) * 1440
        let moment = night + generator.draw(-120...240)
        for number in 0...generator.geometric(mean: 0.8, limit: 5) {
            let happened = moment + generator.draw(-40...40)
            var report = PlannedComplaint(
                source: source,
                reference: "",
                received: happened + 60 + generator.draw(0...600),
                happened: generator.chance(0.6) ? happened : nil,
                category: generator.pick(ComplaintTexts.categories),
                district: district,
                reporter: "neighbour\(number).\(reporters)@mail.test",
                words: ComplaintTexts.own(&generator),
                event: events
            )
            let tellsPoint = generator.chance(0.75)
            if tellsPoint { report.place = place.blurred(radius: 40, generator: &generator) }
            if !tellsPoint || generator.chance(0.6) {
                report.address = written(address)
            }
            complete(&report, &generator)
            complaints.append(report)
        }
        events += 1
    }

    /// An address as residents write it, and not as a register does.
    private mutating func written(_ address: Address) -> PlannedComplaint.WrittenAddress {
        let tellsDoor = generator.chance(0.4)
        let street = generator.pick([
            "C/ \(address.street)", "\(address.kind) de \(address.street.lowercased())",
            address.street,
            "\(address.kind.lowercased()) \(address.street.prefix(1))"
                + address.street.dropFirst().lowercased(),
        ])
        return PlannedComplaint.WrittenAddress(
            street: street,
            number: address.number,
            floor: tellsDoor ? address.floor.lowercased() : nil,
            door: tellsDoor ? address.door.lowercased() : nil
        )
    }

    // MARK: Campaign

    /// One letter against the dwellings of the largest operator, sent by many.
    private mutating func addCampaign(_ advertised: [Int], submissions: Int) {
        let byOperator = Dictionary(grouping: advertised) {
            world.market.dwellings[$0].operatorIndex
        }
        let largest = byOperator.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        guard let own = largest?.value else { return }
        let first = Int(last.adding(days: -6).daysSinceEpoch) * 1440
        for number in 0..<submissions {
            let dwelling = generator.pick(own)
            let home = world.market.dwellings[dwelling]
            complaints.append(
                PlannedComplaint(
                    source: Self.even,
                    reference: "",
                    received: first + generator.draw(0...7_000),
                    category: "illegal let",
                    district: world.geography.neighbourhoods[home.neighbourhood].districtName,
                    place: home.place.blurred(radius: 40, generator: &generator),
                    reporter: "signer\(number)@mail.test",
                    words: ComplaintTexts.copy(street: home.address.street, &generator),
                    dwelling: dwelling,
                    isCampaign: true
                )
            )
        }
    }
}
