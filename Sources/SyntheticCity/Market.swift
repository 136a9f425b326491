import Domain

/// Operators, their accounts, dwellings and advertisements: who lets what, before any licence.
struct Market: Sendable {
    var accounts: [HostAccount] = []
    var dwellings: [Dwelling] = []
    var advertisements: [Advertisement] = []

    /// The accounts of each operator, by index.
    var operatorAccounts: [[Int]] = []

    /// For each dwelling the places of its advertisements in the list.
    var advertisementsOfDwelling: [[Int]] {
        var ads = [[Int]](repeating: [], count: dwellings.count)
        for (position, advertisement) in advertisements.enumerated() {
            ads[advertisement.dwelling].append(position)
        }
        return ads
    }

    /// Lays out the whole market.
    init(specification: CitySpecification, geography: Geography) {
        var generator = SeededGenerator(seed: specification.seed, stream: 2)
        let turnover = Turnover(specification)
        let sizes = Portfolios.draw(
            total: specification.listings + turnover.gone,
            generator: &generator
        )
        for (index, size) in sizes.enumerated() {
            addAccounts(operatorIndex: index, size: size, generator: &generator)
            addPortfolio(
                operatorIndex: index,
                size: size,
                geography: geography,
                generator: &generator
            )
        }
        turnover.apply(to: &self, generator: &generator)
        nameAccounts(specification, &generator)
        describeAdvertisements(specification, geography)
        numberAdvertisements(&generator)
    }

    private mutating func addAccounts(
        operatorIndex: Int,
        size: Int,
        generator: inout SeededGenerator
    ) {
        let isSpread = size >= 3 && generator.chance(0.3)
        let count = isSpread ? generator.draw(2...min(4, size)) : 1
        let first = accounts.count
        for _ in 0..<count {
            accounts.append(
                HostAccount(
                    id: 0,
                    operatorIndex: operatorIndex,
                    name: "",
                    about: "",
                    since: CivilDate(daysSinceEpoch: 0)
                )
            )
        }
        operatorAccounts.append(Array(first..<(first + count)))
    }

    private mutating func addPortfolio(
        operatorIndex: Int,
        size: Int,
        geography: Geography,
        generator: inout SeededGenerator
    ) {
        var rest = size
        while rest > 0 {
            let offer = Offer.draw(atMost: rest, generator: &generator)
            addDwelling(operatorIndex, offer, geography, &generator)
            rest -= offer.advertisements
        }
    }

    private mutating func addDwelling(
        _ operatorIndex: Int,
        _ offer: Offer,
        _ geography: Geography,
        _ generator: inout SeededGenerator
    ) {
        let dwelling = dwellings.count
        dwellings.append(drawDwelling(operatorIndex, geography, &generator))
        let bookings = advertisements.count
        for number in 0..<offer.advertisements {
            let index = advertisements.count
            var advertisement = Advertisement(
                index: index,
                account: drawAccount(operatorIndex, twin: offer.isTwin ? number : nil, &generator),
                operatorIndex: operatorIndex,
                dwelling: dwelling,
                roomType: offer.roomType,
                bookings: offer.isTwin ? bookings : index
            )
            if offer.isTwin { advertisement.channel = .twin(number) }
            advertisements.append(advertisement)
        }
    }

    /// A home of the operator, now and then in the same house as the one before.
    private func drawDwelling(
        _ operatorIndex: Int,
        _ geography: Geography,
        _ generator: inout SeededGenerator
    ) -> Dwelling {
        var address = Address(&generator)
        let isSameHouse = generator.chance(0.12)
        if let last = dwellings.last, last.operatorIndex == operatorIndex, isSameHouse {
            address.kind = last.address.kind
            address.street = last.address.street
            address.number = last.address.number
            return Dwelling(
                place: last.place,
                neighbourhood: last.neighbourhood,
                operatorIndex: operatorIndex,
                address: address
            )
        }
        let area = geography.drawNeighbourhood(&generator)
        return Dwelling(
            place: geography.neighbourhoods[area].randomPlace(&generator),
            neighbourhood: area,
            operatorIndex: operatorIndex,
            address: address
        )
    }

    /// One of the operator's accounts: first each once, then any; twins under different ones.
    private func drawAccount(
        _ operatorIndex: Int,
        twin: Int?,
        _ generator: inout SeededGenerator
    ) -> Int {
        let own = operatorAccounts[operatorIndex]
        var used = 0
        for advertisement in advertisements.reversed() {
            guard advertisement.operatorIndex == operatorIndex else { break }
            used += 1
        }
        let any = generator.pick(own)
        if used < own.count { return own[used] }
        return twin.map { own[$0 % own.count] } ?? any
    }
}
