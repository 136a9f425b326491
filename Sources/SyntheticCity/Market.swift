import Domain

/// Operators, their accounts, dwellings and advertisements: who lets what, before any licence.
struct Market: Sendable {
    var accounts: [HostAccount] = []
    var dwellings: [Dwelling] = []
    var advertisements: [Advertisement] = []

    /// The accounts of each operator, by index.
    var operatorAccounts: [[Int]] = []

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
        let neighbour = dwellings.last.flatMap { $0.operatorIndex == operatorIndex ? $0 : nil }
        let area: Int
        let place: Place
        var address = Address(&generator)
        if let neighbour, generator.chance(0.12) {
            (area, place) = (neighbour.neighbourhood, neighbour.place)
            address.street = neighbour.address.street
            address.kind = neighbour.address.kind
            address.number = neighbour.address.number
        } else {
            area = geography.drawNeighbourhood(&generator)
            place = geography.neighbourhoods[area].randomPlace(&generator)
        }
        let dwelling = dwellings.count
        dwellings.append(
            Dwelling(
                place: place,
                neighbourhood: area,
                operatorIndex: operatorIndex,
                address: address
            )
        )
        let bookings = advertisements.count
        for number in 0..<offer.advertisements {
            let index = advertisements.count
            let own = operatorAccounts[operatorIndex]
            var advertisement = Advertisement(
                index: index,
                account: index - bookings < own.count && offer.isTwin
                    ? own[number] : generator.pick(own),
                operatorIndex: operatorIndex,
                dwelling: dwelling,
                roomType: offer.roomType,
                bookings: offer.isTwin ? bookings : index
            )
            if offer.isTwin { advertisement.channel = .twin(number) }
            advertisements.append(advertisement)
        }
    }
}
