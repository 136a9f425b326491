internal import Domain

/// Draws pairs of advertisements that can be of one dwelling, and counts how many there are.
struct NeighbourSampling {
    private let comparer: AdvertisementComparer

    /// Positions in order of latitude, for those that have a place.
    private let ordered: [Int]
    private let latitudes: [Double]

    init(_ comparer: AdvertisementComparer) {
        self.comparer = comparer
        let placed = comparer.advertisements.indices.compactMap { index in
            comparer.advertisements[index].place.map { (index: index, latitude: $0.latitude) }
        }.sorted { ($0.latitude, $0.index) < ($1.latitude, $1.index) }
        ordered = placed.map(\.index)
        latitudes = placed.map(\.latitude)
    }

    /// Draws pairs within a band of latitude and keeps those that can be one dwelling.
    ///
    /// - Returns: the pairs kept, and how many such pairs there are in all, estimated.
    func draw(_ count: Int, seed: UInt64) -> (pairs: [RecordPair], all: Double) {
        guard ordered.count > 1, let most = comparer.farthestReach else {
            return ([], 0)
        }
        let band = most / (GeoPoint.earthRadius * Double.pi / 180)
        // How many later ones lie within the band of each.
        var ends: [Int] = []
        var end = 0
        for index in latitudes.indices {
            while end < latitudes.count, latitudes[end] <= latitudes[index] + band { end += 1 }
            ends.append(end)
        }
        var sums = [0]
        for index in ends.indices { sums.append(sums[index] + ends[index] - index - 1) }
        guard let all = sums.last, all > 0 else { return ([], 0) }
        var random = RandomNumbers(seed: seed)
        var pairs: [RecordPair] = []
        // Where there are few, each is taken once.
        let count = min(count, all)
        for draw in 0..<count {
            let number = count == all ? draw : Int(random.below(UInt64(all)))
            let index = Self.place(of: number, in: sums)
            let other = index + 1 + number - sums[index]
            if comparer.canBeOne(ordered[index], ordered[other]) {
                pairs.append(RecordPair(ordered[index], ordered[other]))
            }
        }
        return (pairs, Double(all) * Double(pairs.count) / Double(count))
    }

    /// The last position whose sum is at most a number.
    private static func place(of number: Int, in sums: [Int]) -> Int {
        var (low, high) = (0, sums.count - 1)
        while low + 1 < high {
            let middle = (low + high) / 2
            if sums[middle] <= number { low = middle } else { high = middle }
        }
        return low
    }
}
