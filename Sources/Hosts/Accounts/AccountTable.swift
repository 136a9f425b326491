internal import Domain

/// The accounts as numbers: equal values have equal numbers, and each value its frequency.
struct AccountTable {
    let records: [AccountRecord]
    let names: [Name]
    let licences: LicenceColumn
    let phones: ValueColumn
    let emails: ValueColumn
    let shownNames: ValueColumn
    let ownWords: ValueColumn
    let givenNames: ValueColumn
    let shingles: SharedMarks
    let contacts: SharedMarks
    let buildings: SharedMarks
    let familyNames: ValueColumn

    /// Where each account's advertisements are, in the middle.
    let middles: [GroundPoint?]

    /// How often an account at all has this very family name, from the frequency of its parts.
    let familyChance: [Double]

    /// A name with what comparing needs.
    struct Name {
        var given: Int32
        var family: Int32
        var givenText: [UInt8]
        var familyText: [UInt8]
        var givenLetters: UInt32
        var familyLetters: UInt32
        var parts: Set<Int32>
        var initial: Character?
    }

    init(
        _ records: [AccountRecord],
        joiners: [String],
        metres: Double,
        most: Int,
        rare: (String) -> Int
    ) {
        self.records = records
        middles = records.map { $0.middle.map(GroundPoint.init) }
        let names = records.map { AccountName($0, joiners: joiners) }
        let givenNames = ValueColumn(names.map(\.given))
        // Word order does not matter: parts in the order of the alphabet.
        let familyNames = ValueColumn(names.map { $0.family.sorted().joined(separator: " ") })
        self.givenNames = givenNames
        self.familyNames = familyNames
        var parts = ValueNumbers()
        var partCounts: [Int] = []
        var withFamily = 0
        let partNumbers = names.map { name -> Set<Int32> in
            if !name.family.isEmpty { withFamily += 1 }
            return Set(name.family.map { parts.number($0) })
        }
        for numbers in partNumbers {
            for number in numbers {
                while partCounts.count <= Int(number) { partCounts.append(0) }
                partCounts[Int(number)] += 1
            }
        }
        familyChance = partNumbers.map { numbers in
            // The product of the parts: how often the name would be found among strangers.
            let chance = numbers.sorted().reduce(1.0) { product, number in
                product * Double(partCounts[Int(number)]) / Double(max(1, withFamily))
            }
            return max(chance, 0.5 / Double(max(1, withFamily)))
        }
        self.names = names.indices.map { index in
            let name = names[index]
            let (given, family) = (Array(name.given.utf8), Array(name.familyText.utf8))
            return Name(
                given: givenNames.numbers[index],
                family: familyNames.numbers[index],
                givenText: given,
                familyText: family,
                givenLetters: EditDistance.letters(given),
                familyLetters: EditDistance.letters(family),
                parts: partNumbers[index],
                initial: name.initial
            )
        }
        phones = ValueColumn(records.map { Self.digits($0.phone) })
        emails = ValueColumn(records.map { AccountName.folded($0.email) })
        shownNames = ValueColumn(records.map(\.shownNameKey))
        ownWords = ValueColumn(records.map(\.ownWordsKey))
        shingles = SharedMarks(records.map(\.shingles), upTo: rare("text"))
        contacts = SharedMarks(records.map(\.contacts), upTo: rare("contact"))
        buildings = SharedMarks(records.map(\.buildings), upTo: rare("registered-building"))
        licences = LicenceColumn(records, metres: metres, most: most)
    }

    /// A value that accounts have one of, by its name in the model.
    enum Value: String {
        case phone
        case email = "e-mail"
        case shownName = "shown-name"
        case ownWords = "own-words"
    }

    /// Marks that accounts have several of, by their name in the model.
    enum Mark: String {
        case text
        case contact
        case building = "registered-building"
    }

    /// The number of an account's value; -1 where it is not known.
    func number(of value: Value, _ record: Int) -> Int32 {
        switch value {
        case .phone: phones.numbers[record]
        case .email: emails.numbers[record]
        case .shownName: shownNames.numbers[record]
        case .ownWords: ownWords.numbers[record]
        }
    }

    /// All accounts' values.
    func column(of value: Value) -> ValueColumn {
        switch value {
        case .phone: phones
        case .email: emails
        case .shownName: shownNames
        case .ownWords: ownWords
        }
    }

    /// How many shared marks two accounts have in common.
    func common(_ mark: Mark, _ one: Int, _ other: Int) -> Int {
        switch mark {
        case .text: shingles.common(one, other)
        case .contact: contacts.common(one, other)
        case .building: buildings.common(one, other)
        }
    }

    /// How many marks an account has.
    func count(_ mark: Mark, _ record: Int) -> Int {
        switch mark {
        case .text: shingles.count(record)
        case .contact: contacts.count(record)
        case .building: buildings.count(record)
        }
    }

    /// All accounts' marks.
    func marks(_ mark: Mark) -> SharedMarks {
        switch mark {
        case .text: shingles
        case .contact: contacts
        case .building: buildings
        }
    }

    /// A telephone number as its last nine digits: with and without the country's prefix it is one.
    private static func digits(_ phone: String) -> String {
        String(phone.filter(\.isNumber).suffix(9))
    }
}

/// Numbers for texts, in the order they come.
struct ValueNumbers {
    private var known: [String: Int32] = [:]

    var count: Int { known.count }

    mutating func number(_ text: String) -> Int32 {
        if let number = known[text] { return number }
        let number = Int32(known.count)
        known[text] = number
        return number
    }
}

/// A value of every account as a number; -1 where it is not known.
struct ValueColumn {
    let numbers: [Int32]
    private let counts: [Int]
    private let filled: Int

    init(_ texts: [String]) {
        var known = ValueNumbers()
        var counts: [Int] = []
        numbers = texts.map { text in
            guard !text.isEmpty else { return -1 }
            let number = known.number(text)
            if Int(number) == counts.count { counts.append(0) }
            counts[Int(number)] += 1
            return number
        }
        self.counts = counts
        filled = counts.reduce(0, +)
    }

    /// How many accounts have the value of this one.
    func count(_ record: Int) -> Int {
        numbers[record] < 0 ? 0 : counts[Int(numbers[record])]
    }

    /// How often an account at all has the value of this one.
    func frequency(_ record: Int) -> Double {
        numbers[record] < 0 ? 1 : Double(counts[Int(numbers[record])]) / Double(filled)
    }

    /// How often a stranger shares a value that two accounts share: the two themselves are left
    /// out, but for half a one, since a value never seen elsewhere is rare and not impossible.
    func chanceOfSharing(_ record: Int) -> Double {
        guard numbers[record] >= 0 else { return 1 }
        return (Double(counts[Int(numbers[record])]) - 1.5) / Double(filled)
    }
}
