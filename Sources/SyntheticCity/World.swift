/// The whole city as values: what is true, before any file shows it.
struct World: Sendable {
    let specification: CitySpecification
    let geography: Geography
    let market: Market
    let register: Register
    let rents: RentMarket

    init(_ specification: CitySpecification) {
        self.specification = specification
        geography = Geography(specification: specification)
        let plan = LicencePlan(
            specification: specification,
            market: Market(specification: specification, geography: geography),
            geography: geography
        )
        market = plan.market
        register = plan.register
        rents = RentMarket(geography: geography, market: plan.market)
    }
}
