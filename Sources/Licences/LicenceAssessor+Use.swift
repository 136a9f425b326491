internal import Domain
internal import Policies

extension LicenceAssessor {
    /// Who shows each number of the city's own series.
    func numberUses(
        _ listings: [AdvertisedListing],
        _ readings: [LicenceReading]
    ) -> [String: NumberUse] {
        var uses: [String: [NumberUse.Use]] = [:]
        for (index, reading) in readings.enumerated() {
            for shown in reading.ownNumbers(ownSeries) {
                let listing = listings[index]
                uses[shown.number, default: []].append(
                    NumberUse.Use(
                        listing: index,
                        hostID: listing.hostID,
                        position: listing.position,
                        isWholeHome: listing.roomType == .entireHome,
                        platform: listing.platform,
                        isAtLicensedAddress: isAtLicensedAddress(listing, shown)
                    )
                )
            }
        }
        return Dictionary(
            uniqueKeysWithValues: uses.map { ($0.key, NumberUse(number: $0.key, uses: $0.value)) }
        )
    }

    /// Judges that a number is used more than once.
    func judgeUse(
        _ isElsewhere: Bool,
        _ states: inout Set<LicenceState>,
        into assessment: inout LicenceAssessment
    ) {
        guard let use = assessment.use, use.listings > 1 else { return }
        if use.accounts > 1 { assessment.flags.insert(.severalAccounts) }
        let isSpread = isSpread(assessment)
        let whole = use.uses.count(where: \.isWholeHome)
        if use.hasSeveralWholeHomes || (whole > 1 && isSpread) {
            assessment.flags.insert(.severalWholeHomes)
        }
        if isSpread {
            assessment.flags.insert(.usedElsewhere)
            let hasOriginal = use.uses.contains { $0.isAtLicensedAddress == true }
            if isElsewhere, hasOriginal {
                states.insert(.cloned)
            } else if !hasOriginal {
                assessment.flags.insert(.originalUnknown)
            }
        }
        guard !isElsewhere else { return }
        // One dwelling on two platforms is advertised under one number by two accounts, as the law asks.
        let here = Dictionary(
            grouping: use.uses.filter { $0.isAtLicensedAddress != false },
            by: \.platform
        ).values.filter { $0.count > 1 }
        guard !here.isEmpty else { return }
        let isOfSeveral = here.contains { Set($0.map(\.hostID)).count > 1 }
        states.insert(isOfSeveral ? .sharedByAccounts : .shared)
    }

    /// Whether the number is also shown farther away than two points of one dwelling can lie.
    func isSpread(_ assessment: LicenceAssessment) -> Bool {
        guard let use = assessment.use, let point = assessment.listing.position,
            let error = platforms.locationError(of: assessment.listing.platform)
        else { return false }
        return use.farthest(from: point) > 2 * error.radius
    }

    private func isAtLicensedAddress(
        _ listing: AdvertisedListing,
        _ shown: LicenceReading.ShownNumber
    ) -> Bool? {
        guard let point = listing.position,
            let error = platforms.locationError(of: listing.platform),
            let register = history(of: shown.series)?.inForce
        else { return nil }
        let distances = register.entries(number: shown.number).compactMap { entry in
            entry.position.map { point.metres(to: $0) }
        }
        return distances.min().map {
            error.probability(ofAtLeast: $0) >= rules.addressConflictProbability
        }
    }
}
