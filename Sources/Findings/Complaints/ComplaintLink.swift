internal import Domain

/// How probable it is that complaints are about an advertisement.
public struct ComplaintLink: Hashable, Sendable {
    /// The advertisement, `platform:id`.
    public var listing: String

    /// Its district.
    public var district: String

    /// How probable; with the other advertisements and 'none of them' it adds up to one.
    public var probability: Double

    /// How it was got.
    public var means: Means

    /// Metres from the place of the complaint to the point that is shown; `nil` where no place is
    /// told.
    public var metres: Double?

    /// What a link rests on, the strongest that there is.
    public enum Means: String, Hashable, Sendable, CaseIterable {
        /// The complainant named the advertisement.
        case named

        /// Its licence is registered at the address.
        case address

        /// Its point lies near.
        case distance
    }
}

extension ComplaintPlaces {
    /// What complaints of one event tell about the place.
    struct Told {
        var named: Int?
        var address: StreetAddress?
        var point: GeoPoint?

        /// The standard deviation of the point, in metres.
        var pointError: Double
    }

    /// The advertisements that an event may be about, the most probable first; none where no place
    /// is told.
    ///
    /// The likelihood of an advertisement is the density of its platform's location error at the
    /// distance of its shown point, times what the address and the naming add; that of 'none of
    /// them' is the density of advertisements around, as dwellings lie where advertisements are. The
    /// prior is the part of complaints whose dwelling is advertised.
    ///
    /// - Parameters:
    ///   - complaints: the reports of one event.
    ///   - rules: what addresses and names add.
    /// - Returns: every advertisement near the place, the most probable first.
    public func links(
        _ complaints: [Complaint],
        rules: ComplaintRules.Linking
    ) -> [ComplaintLink] {
        let told = told(complaints, rules)
        guard let point = told.point else {
            guard let named = told.named else { return [] }
            let door = doors[named]
            return [
                ComplaintLink(
                    listing: door.id,
                    district: door.district,
                    probability: rules.namedAlone,
                    means: .named
                )
            ]
        }
        let near = grid.near(point, within: rules.neighbourhood)
        let area = Double.pi * rules.neighbourhood * rules.neighbourhood
        var weights: [(link: ComplaintLink, weight: Double)] = near.map { index, metres in
            let door = doors[index]
            var error = door.error
            error.standardDeviation =
                (error.standardDeviation * error.standardDeviation
                + told.pointError * told.pointError).squareRoot()
            var means = ComplaintLink.Means.distance
            var weight = error.density(at: metres)
            if let address = told.address, let own = door.address {
                if own.isSameBuilding(as: address) {
                    let isDoor = own.door != nil && own.door == address.door
                    weight *= isDoor ? rules.sameDoor : rules.sameBuilding
                    means = .address
                } else {
                    weight *= rules.otherBuilding
                }
            }
            if told.named == index {
                weight *= rules.named
                means = .named
            }
            let link = ComplaintLink(
                listing: door.id,
                district: door.district,
                probability: 0,
                means: means,
                metres: metres
            )
            return (link, weight * rules.shareAdvertised)
        }
        let none = (1 - rules.shareAdvertised) * Double(max(1, near.count)) / area
        let sum = weights.reduce(none) { $0 + $1.weight }
        for index in weights.indices {
            weights[index].link.probability = weights[index].weight / sum
        }
        return weights.map(\.link).sorted {
            ($1.probability, $0.listing) < ($0.probability, $1.listing)
        }
    }

    private func told(_ complaints: [Complaint], _ rules: ComplaintRules.Linking) -> Told {
        let addresses = complaints.compactMap(\.address)
        let address = addresses.first { $0.door != nil } ?? addresses.first
        let points = complaints.compactMap(\.point)
        var told = Told(
            named: complaints.compactMap(\.named).compactMap { byID[$0] ?? byListing[$0] }.first,
            address: address,
            pointError: rules.pointError
        )
        if points.isEmpty {
            var building = address
            building?.door = nil
            told.point = building.flatMap { buildings[$0] }
        } else {
            let count = Double(points.count)
            told.point = GeoPoint(
                latitude: points.reduce(0) { $0 + $1.latitude } / count,
                longitude: points.reduce(0) { $0 + $1.longitude } / count
            )
            told.pointError = rules.pointError / count.squareRoot()
        }
        return told
    }
}
