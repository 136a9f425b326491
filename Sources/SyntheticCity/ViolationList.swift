internal import Domain

/// Collects what was planted, advertisement by advertisement.
struct ViolationList {
    private(set) var violations: [PlantedViolation] = []
    private let world: World

    /// For each dump, the operators with advertisements under more than one account.
    private let spreadOperators: [Set<Int>]

    init(_ world: World) {
        self.world = world
        spreadOperators = [0, 1].map { dump in
            let present = Set(
                world.market.advertisements.filter { $0.isPresent(in: dump) }.map(\.account)
            )
            let spread = world.market.operatorAccounts.enumerated().filter { _, accounts in
                accounts.count { present.contains($0) } > 1
            }
            return Set(spread.map(\.offset))
        }
        let adsOfDwelling = world.market.advertisementsOfDwelling
        for advertisement in world.market.advertisements {
            addLicence(advertisement)
            addRegister(advertisement)
            let neighbours = adsOfDwelling[advertisement.dwelling]
            addStory(advertisement, neighbours: neighbours)
            addNights(advertisement, neighbours: neighbours)
        }
    }

    private mutating func add(
        _ violation: PlantedViolationClass,
        _ advertisement: Advertisement,
        in dumps: [Int] = [0, 1],
        group: String? = nil,
        _ why: String
    ) {
        let days = dumps.filter { advertisement.isPresent(in: $0) }
            .map { world.specification.dumps[$0].description }
        guard !days.isEmpty else { return }
        violations.append(
            PlantedViolation(
                listing: String(advertisement.id),
                dumps: days,
                violation: violation,
                group: group,
                why: why
            )
        )
    }

    private mutating func addLicence(_ advertisement: Advertisement) {
        let nights = "it can be booked for \(advertisement.minimumNights) nights."
        let isTouristic = advertisement.minimumNights < Nights.touristLimit
        switch advertisement.licenceCase {
        case .noneShown where isTouristic:
            add(.licenceNotShown, advertisement, "The licence field is empty and " + nights)
        case .newlyShown where isTouristic:
            add(
                .licenceNotShown,
                advertisement,
                in: [0],
                "The licence field is empty in the first dump, filled in the second, and " + nights
            )
        case .exemptContradicted:
            add(.exemptionContradicted, advertisement, "An exemption is claimed and " + nights)
        case .placeholder where isTouristic:
            add(.licenceTextIsNoLicence, advertisement, "The text is no licence and " + nights)
        case .neverIssued:
            add(.licenceNotInRegister, advertisement, "The number was never issued.")
        default: break
        }
    }

    private mutating func addRegister(_ advertisement: Advertisement) {
        guard let index = advertisement.record else { return }
        let record = world.register.records[index]
        let group = record.number.map { "HUTB-" + padded($0, 6) }
        // A licence that is first shown in the second dump can be checked only there.
        let dumps = advertisement.licenceCase == .newlyShown ? [1] : [0, 1]
        switch advertisement.licenceCase {
        case .cloned:
            let why = "The number belongs to a dwelling of another operator."
            add(.licenceCloned, advertisement, group: group, why)
        case .revoked:
            let why = "The number stood in the edition of May and is gone since November."
            add(.licenceRevoked, advertisement, group: group, why)
            return
        case .roomUnderWhole:
            let why = "A room is let under the licence of the whole dwelling."
            add(.roomUnderWholeDwellingLicence, advertisement, group: group, why)
        default: break
        }
        let home = world.market.dwellings[advertisement.dwelling].place
        let metres = Int(record.place.metres(to: home))
        if metres > 0 {
            let why = "The registered address lies \(metres) m from the dwelling."
            add(.licenceFarAway, advertisement, in: dumps, group: group, why)
        }
        if advertisement.accommodates > record.places {
            let why =
                "It takes \(advertisement.accommodates) guests where the register grants "
                + "\(record.places) places."
            add(.tooManyGuests, advertisement, in: dumps, group: group, why)
        }
    }

    private mutating func addNights(_ advertisement: Advertisement, neighbours: [Int]) {
        let declared = DeclaredStays(world.specification)
        guard declared.isDeclared(advertisement) else { return }
        let nights = neighbours.reduce(into: Set<CivilDate>()) { nights, neighbour in
            nights.formUnion(declared.nights(of: world.market.advertisements[neighbour]))
        }
        guard nights.count > Nights.cap else { return }
        let why = "\(nights.count) nights were declared where \(Nights.cap) are allowed."
        add(
            .nightsOverCap,
            advertisement,
            in: [1],
            group: Dwelling.label(advertisement.dwelling),
            why
        )
    }

    private mutating func addStory(_ advertisement: Advertisement, neighbours: [Int]) {
        let dwelling = Dwelling.label(advertisement.dwelling)
        if case .twin = advertisement.channel {
            let why = "The same dwelling is advertised whole in two advertisements."
            add(.duplicateAdvertisement, advertisement, group: dwelling, why)
        }
        if case .since = advertisement.channel {
            let why = "The dwelling stood under another id until the week between the dumps."
            add(.relisted, advertisement, group: dwelling, why)
        }
        let ads = neighbours.map { world.market.advertisements[$0] }
        let hostelDumps = [0, 1].filter { dump in
            ads.count { $0.roomType == .privateRoom && $0.isPresent(in: dump) }
                >= Offer.hostelRooms
        }
        if advertisement.roomType == .privateRoom, !hostelDumps.isEmpty {
            let why = "Four or more rooms of the dwelling are advertised separately."
            add(.ghostHostel, advertisement, in: hostelDumps, group: dwelling, why)
        }
        let linkedDumps = [0, 1].filter {
            spreadOperators[$0].contains(advertisement.operatorIndex)
        }
        if !linkedDumps.isEmpty {
            let label = HostAccount.operatorLabel(advertisement.operatorIndex)
            let why = "Its operator stands behind more than one host account."
            add(.linkedPortfolio, advertisement, in: linkedDumps, group: label, why)
        }
    }
}
