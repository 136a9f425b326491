internal import Domain
internal import Hosts
internal import Licences
internal import Nights
internal import Policies
internal import Rents
internal import Store

/// What the other questions know of single advertisements, for adding up over districts.
struct DistrictQuantities {
    /// The quantities.
    private(set) var quantities: [ListingQuantity] = []

    /// What is not known, and why.
    private(set) var missing: [String] = []

    /// The names of the quantities.
    enum Name: String, CaseIterable {
        case dwellings, dwellingsAtMost
        case hostelUnits
        case inRegister
        case fullTime, fullTimeAtLeast, fullTimeAtMost
        case nights, nightsAtLeast, nightsAtMost
        case income, incomeAtLeast, incomeAtMost
        case homeIncome, homeIncomeAtLeast, homeIncomeAtMost
    }

    /// Asks the other questions; what one of them refuses is missing, with its reason.
    init(_ city: OpenCity, asOf day: CivilDate?) throws {
        let analysis = try HostAnalysis(city.store, asOf: day)
        addDwellings(analysis)
        do {
            add(.inRegister, try Self.licences(city, day))
        } catch let error as LicenceCheckError {
            missing.append("licences: \(Messages.message(for: error)?.error ?? "not checked")")
        }
        try addNights(city, analysis)
    }

    private mutating func add(_ name: Name, _ values: [String: Double]) {
        quantities.append(ListingQuantity(id: name.rawValue, values: values))
    }

    /// Each dwelling is shared out over its advertisements.
    private mutating func addDwellings(_ analysis: HostAnalysis) {
        let index = analysis.operators
        var least: [String: Double] = [:]
        var most: [String: Double] = [:]
        for one in analysis.dwellings.dwellings {
            let shown = one.advertisements.filter(index.isCurrent)
            for position in shown {
                let id = "\(index.history.advertisements[position].id)"
                least[id] = Double(one.atLeast) / Double(shown.count)
                most[id] = Double(one.atMost) / Double(shown.count)
            }
        }
        add(.dwellings, least)
        add(.dwellingsAtMost, most)
        var units: [String: Double] = [:]
        for one in analysis.dwellings.hostels
        where one.days.contains(where: { $0.contains(analysis.day) }) {
            for id in one.listings {
                // A room may stand in several overlapping groups: the largest share counts.
                let share = Double(one.dwellings) / Double(one.listings.count)
                units[id] = max(units[id] ?? 0, share)
            }
        }
        add(.hostelUnits, units)
    }

    private static func licences(_ city: OpenCity, _ day: CivilDate?) throws -> [String: Double] {
        var found: [String: Double] = [:]
        for one in try city.licences(asOf: day).assessments {
            found["\(one.listing.platform):\(one.listing.id)"] = one.state.isInRegister ? 1 : 0
        }
        return found
    }

    private mutating func addNights(_ city: OpenCity, _ analysis: HostAnalysis) throws {
        let income = try ListingIncome(city.store, analysis)
        if let refusal = income.refusal { missing.append("nights and income: \(refusal)") }
        guard !income.nights.isEmpty else { return }
        var values: [Name: [String: Double]] = [:]
        for one in analysis.operators.history.advertisements {
            guard let nights = income.nights[one.id] else { continue }
            let id = "\(one.id)"
            values[.nights, default: [:]][id] = nights.best
            values[.nightsAtLeast, default: [:]][id] = Double(nights.range.lowerBound)
            values[.nightsAtMost, default: [:]][id] = Double(nights.range.upperBound)
            guard let price = one.price.map(Double.init), price > 0 else { continue }
            values[.income, default: [:]][id] = nights.best * price
            values[.incomeAtLeast, default: [:]][id] = Double(nights.range.lowerBound) * price
            values[.incomeAtMost, default: [:]][id] = Double(nights.range.upperBound) * price
            if one.roomType == .entireHome {
                values[.homeIncome, default: [:]][id] = nights.best * price
                let (least, most) = (nights.range.lowerBound, nights.range.upperBound)
                values[.homeIncomeAtLeast, default: [:]][id] = Double(least) * price
                values[.homeIncomeAtMost, default: [:]][id] = Double(most) * price
            }
        }
        for name in Name.allCases { if let found = values[name] { add(name, found) } }
        try addFullTime(city, analysis)
    }

    private mutating func addFullTime(_ city: OpenCity, _ analysis: HostAnalysis) throws {
        let measures = try DataFolders.find().nightMeasures()
        guard let rule = measures.fullTimeUse.first else { return }
        var platforms: [String: String] = [:]
        for one in analysis.operators.history.advertisements {
            platforms[one.id.id] = one.id.platform
        }
        let nights = try StoredNights(city.store, asOf: analysis.day, measures: measures)
        var values: [Name: [String: Double]] = [:]
        for home in FullTimeHome.all(of: nights, rule: rule) {
            guard let platform = platforms[home.listing.id] else { continue }
            let id = "\(platform):\(home.listing.id)"
            values[.fullTime, default: [:]][id] = home.probability
            // Those that are for certain, and those that cannot be ruled out.
            let isCertain = home.verdict == .fullTime
            values[.fullTimeAtLeast, default: [:]][id] = isCertain ? home.probability : 0
            let isRuledOut = home.verdict == .not
            values[.fullTimeAtMost, default: [:]][id] = isRuledOut ? home.probability : 1
        }
        for name in Name.allCases { if let found = values[name] { add(name, found) } }
    }
}
