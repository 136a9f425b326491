import Domain

/// What all rows of one dump share.
struct DumpContext {
    let number: Int
    let day: CivilDate

    /// The fourteen digits under which the scraper ran.
    let scrapeId: String

    /// Advertisements of each account: all, whole homes, private rooms, shared rooms.
    private let hostCounts: [HostCounts]

    struct HostCounts {
        var all = 0
        var entireHomes = 0
        var privateRooms = 0
        var sharedRooms = 0
    }

    init(number: Int, specification: CitySpecification, market: Market) {
        self.number = number
        day = specification.dumps[number]
        scrapeId = day.description.filter { $0 != "-" } + "040826"
        var counts = [HostCounts](repeating: HostCounts(), count: market.accounts.count)
        for advertisement in market.advertisements where advertisement.isPresent(in: number) {
            counts[advertisement.account].all += 1
            switch advertisement.roomType {
            case .entireHome: counts[advertisement.account].entireHomes += 1
            case .privateRoom: counts[advertisement.account].privateRooms += 1
            case .sharedRoom: counts[advertisement.account].sharedRooms += 1
            case .hotelRoom: break
            }
        }
        hostCounts = counts
    }

    func hostCounts(of account: Int) -> HostCounts { hostCounts[account] }
}
