internal import Domain

extension AnswerKey {
    /// Writes down what is true of the world.
    init(_ world: World) {
        let specification = world.specification
        let violations = ViolationList(world).violations
        let homeNights = world.homeNights
        self.init(
            seed: specification.seed,
            dumps: specification.dumps.indices.map {
                DumpTotals(world, dump: $0, violations: violations)
            },
            listings: world.market.advertisements.map {
                ListingTruth($0, world, homeNights: homeNights[$0.dwelling])
            },
            accounts: world.market.accounts.map {
                AccountTruth(
                    id: String($0.id),
                    operator: HostAccount.operatorLabel($0.operatorIndex)
                )
            },
            violations: violations,
            complaints: ComplaintPlan(world).complaints.map(ComplaintTruth.init),
            rentEffect: RentEffect(world)
        )
    }
}

extension AnswerKey.ListingTruth {
    fileprivate init(_ advertisement: Advertisement, _ world: World, homeNights: Int) {
        let specification = world.specification
        var states: [String: PlantedLicenceState] = [:]
        for (dump, day) in specification.dumps.enumerated() where advertisement.isPresent(in: dump)
        {
            states[day.description] = advertisement.licences[dump].state
        }
        let history = BookingHistory(advertisement, specification: specification)
        self.init(
            id: String(advertisement.id),
            account: String(world.market.accounts[advertisement.account].id),
            operator: HostAccount.operatorLabel(advertisement.operatorIndex),
            dwelling: Dwelling.label(advertisement.dwelling),
            roomType: advertisement.roomType.rawValue,
            licenceStates: states,
            trueBookedNights: history.bookedNights(
                from: specification.secondDump.adding(days: -365),
                until: specification.secondDump
            ),
            trueHomeNights: homeNights
        )
    }
}

extension World {
    /// For each dwelling the nights of the year up to the second dump on which the whole home was let.
    fileprivate var homeNights: [Int] {
        let end = specification.secondDump
        let start = CivilDate(year: end.components.year, month: 1, day: 1) ?? end
        return market.advertisementsOfDwelling.map { positions in
            var nights: Set<CivilDate> = []
            for position in positions where market.advertisements[position].roomType == .entireHome
            {
                let history = BookingHistory(
                    market.advertisements[position],
                    specification: specification
                )
                for stay in history.ownStays {
                    for offset in 0..<stay.nights {
                        let night = stay.firstNight.adding(days: offset)
                        if start <= night, night < end { nights.insert(night) }
                    }
                }
            }
            return nights.count
        }
    }
}

extension AnswerKey.DumpTotals {
    fileprivate init(_ world: World, dump: Int, violations: [PlantedViolation]) {
        let day = world.specification.dumps[dump].description
        let present = world.market.advertisements.filter { $0.isPresent(in: dump) }
        var states: [String: Int] = [:]
        for state in PlantedLicenceState.allCases { states[state.rawValue] = 0 }
        var types: [String: Int] = [:]
        for type in RoomType.allCases { types[type.rawValue] = 0 }
        for advertisement in present {
            states[advertisement.licences[dump].state.rawValue, default: 0] += 1
            types[advertisement.roomType.rawValue, default: 0] += 1
        }
        var planted: [String: Int] = [:]
        for violation in PlantedViolationClass.allCases { planted[violation.rawValue] = 0 }
        for violation in violations where violation.dumps.contains(day) {
            planted[violation.violation.rawValue, default: 0] += 1
        }
        self.init(
            date: day,
            listings: present.count,
            accounts: Set(present.map(\.account)).count,
            dwellings: Set(present.map(\.dwelling)).count,
            operators: Set(present.map(\.operatorIndex)).count,
            byLicenceState: states,
            byRoomType: types,
            byViolation: planted
        )
    }
}

extension AnswerKey.RentEffect {
    fileprivate init(_ world: World) {
        let day = world.specification.secondDump
        self.init(
            percentPerPoint: Double(RentMarket.effectPerPoint) / 10,
            sentence: "Each advertised dwelling per hundred dwellings of a neighbourhood raises "
                + "its rents by 1.5 per cent from the next quarter on.",
            neighbourhoods: world.geography.neighbourhoods.indices.map { index in
                let area = world.geography.neighbourhoods[index]
                return AnswerKey.Pressure(
                    neighbourhood: area.name,
                    dwellings: area.dwellings,
                    advertisedDwellings: world.rents.advertisedDwellings(index, on: day)
                )
            }
        )
    }
}
