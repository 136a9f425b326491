internal import Domain

/// Which accounts are compared: those that share a key, by the rules of the model.
struct AccountBlocking {
    /// What a block shares.
    enum Key: String, CaseIterable {
        case licence
        case phone
        case email = "e-mail"
        case ownWords = "own-words"
        case shownName = "shown-name"
        case givenName = "given-name"
        case familyName = "family-name"
        case text
        case contact
        case registeredBuilding = "registered-building"
    }

    /// The pairs, sorted, each once.
    private(set) var pairs: [RecordPair] = []

    /// For each pair the rules that propose it, a bit each.
    private(set) var proposers: [UInt16] = []

    /// For each rule how many accounts stand in blocks that were passed over.
    private(set) var passedOver: [Int] = []

    init(_ table: AccountTable, _ rules: [LinkageModel.BlockingRule]) {
        var proposed: [(pair: RecordPair, rule: UInt16)] = []
        for (index, rule) in rules.enumerated() {
            let key = Key(rawValue: rule.key)
            let blocks = Self.blocks(table, key)
            var shared: [RecordPair] = []
            var passed = 0
            for block in blocks where block.count > 1 {
                if let most = rule.atMost, block.count > most {
                    passed += block.count
                    continue
                }
                Self.propose(block, rule, table) { pair in
                    if key == .text {
                        shared.append(pair)
                    } else {
                        proposed.append((pair, 1 << UInt16(index)))
                    }
                }
            }
            // One sequence of words in common is chance more often than not.
            shared.sort()
            for (place, pair) in shared.enumerated()
            where place > 0 && shared[place - 1] == pair {
                proposed.append((pair, 1 << UInt16(index)))
            }
            passedOver.append(passed)
        }
        proposed.sort { $0.pair < $1.pair }
        pairs.reserveCapacity(proposed.count)
        for (pair, rule) in proposed {
            if pairs.last == pair {
                proposers[proposers.count - 1] |= rule
            } else {
                pairs.append(pair)
                proposers.append(rule)
            }
        }
    }

    private static func blocks(_ table: AccountTable, _ key: Key?) -> [[Int]] {
        switch key {
        case .licence:
            return table.licences.holders
        case .phone: return blocks(table.phones)
        case .email: return blocks(table.emails)
        case .ownWords: return blocks(table.ownWords)
        case .shownName: return blocks(table.shownNames)
        case .givenName: return blocks(table.givenNames)
        case .familyName: return blocks(table.familyNames)
        case .text: return table.shingles.groups
        case .contact: return table.contacts.groups
        case .registeredBuilding: return table.buildings.groups
        case nil: return []
        }
    }

    private static func blocks(_ column: ValueColumn) -> [[Int]] {
        var blocks: [[Int]] = []
        for (record, number) in column.numbers.enumerated() where number >= 0 {
            while blocks.count <= Int(number) { blocks.append([]) }
            blocks[Int(number)].append(record)
        }
        return blocks
    }

    private static func propose(
        _ block: [Int],
        _ rule: LinkageModel.BlockingRule,
        _ table: AccountTable,
        _ body: (RecordPair) -> Void
    ) {
        guard let nearest = rule.nearest, let metres = rule.metres else {
            for (index, one) in block.enumerated() {
                for other in block[..<index] { body(RecordPair(one, other)) }
            }
            return
        }
        let placed = block.compactMap { record in
            table.records[record].middle.map { (record: record, point: $0) }
        }
        NearestRecords(placed).pairs(nearest: nearest, within: metres, body)
    }
}

/// Pairs of records that lie near each other, without looking at all pairs.
struct NearestRecords {
    private let placed: [(record: Int, point: GeoPoint)]

    /// Metres in a degree of latitude.
    private static let metresPerDegree = GeoPoint.earthRadius * Double.pi / 180

    init(_ placed: [(record: Int, point: GeoPoint)]) {
        self.placed = placed.sorted {
            ($0.point.latitude, $0.point.longitude, $0.record)
                < ($1.point.latitude, $1.point.longitude, $1.record)
        }
    }

    /// For each record the nearest others; a pair comes up to twice.
    func pairs(nearest: Int, within metres: Double, _ body: (RecordPair) -> Void) {
        for index in placed.indices {
            var found: [(metres: Double, record: Int)] = []
            for step in [-1, 1] {
                var next = index + step
                while placed.indices.contains(next) {
                    let limit = found.count < nearest ? metres : found[found.count - 1].metres
                    let north = abs(placed[next].point.latitude - placed[index].point.latitude)
                    guard north * Self.metresPerDegree <= limit else { break }
                    let distance = placed[index].point.metres(to: placed[next].point)
                    if distance <= limit {
                        insert((distance, placed[next].record), into: &found, nearest)
                    }
                    next += step
                }
            }
            for one in found { body(RecordPair(placed[index].record, one.record)) }
        }
    }

    /// Keeps the list sorted and no longer than asked for.
    private func insert(
        _ one: (metres: Double, record: Int),
        into found: inout [(metres: Double, record: Int)],
        _ most: Int
    ) {
        var index = found.count
        while index > 0,
            (one.metres, one.record) < (found[index - 1].metres, found[index - 1].record)
        {
            index -= 1
        }
        guard index < most else { return }
        found.insert(one, at: index)
        if found.count > most { found.removeLast() }
    }
}
