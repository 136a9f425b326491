internal import Patterns
public import Policies

/// Reads licence fields by the rules of a policy; each distinct text once.
public struct LicenceReader: Sendable {
    /// The rules.
    public let rules: LicenceRules

    /// The ids of the series that license short lets in the city.
    public let ownSeries: Set<String>

    private var known: [String: LicenceReading] = [:]

    /// A reader.
    public init(rules: LicenceRules) {
        self.rules = rules
        ownSeries = Set(rules.ownSeries.map(\.id))
    }

    /// Reads a field; `nil` is an empty one.
    ///
    /// Numbers are looked for series by series, and in each spelling by spelling; a place in the
    /// text that one has read is not read again.
    public mutating func reading(_ text: String?) -> LicenceReading {
        guard let text else { return Self.empty }
        if let reading = known[text] { return reading }
        let reading = Self.read(FoldedText(text), rules, ownSeries)
        known[text] = reading
        return reading
    }

    /// The first number of a register's series in a text, in normal form.
    public func registeredNumber(_ text: String, register: String) -> String? {
        let folded = FoldedText(text)
        for series in rules.series where series.register == register {
            for spelling in series.spellings {
                if let match = spelling.pattern.matches(in: folded.bytes)?.first {
                    return spelling.normalForm.number(of: match, in: folded.bytes)
                }
            }
        }
        return nil
    }

    private static let empty: LicenceReading = {
        var reading = LicenceReading()
        reading.isEmpty = true
        return reading
    }()

    private static func read(
        _ text: FoldedText,
        _ rules: LicenceRules,
        _ own: Set<String>
    ) -> LicenceReading {
        let isBlank = text.bytes.allSatisfy { $0 <= 0x20 }
        guard !isBlank else { return empty }
        var reading = LicenceReading()
        reading.exemptions = rules.exemptions.filter { $0.isMade(in: text.bytes) }
        reading.placeholder = rules.placeholders.first { $0.isMade(in: text.bytes) }
        readNumbers(text, rules, into: &reading)
        if !reading.numbers.contains(where: { own.contains($0.series) && !$0.hasExcess }) {
            readRepairs(text, rules, into: &reading)
        }
        return reading
    }

    private static func readNumbers(
        _ text: FoldedText,
        _ rules: LicenceRules,
        into reading: inout LicenceReading
    ) {
        var taken: [(range: Range<Int>, number: LicenceReading.ShownNumber)] = []
        // By position: a copy of each series would be made, and counted, for each of many texts.
        for series in rules.series.indices {
            for place in rules.series[series].spellings.indices {
                let pattern = rules.series[series].spellings[place].pattern
                guard let matches = pattern.matches(in: text.bytes) else {
                    reading.isUnreadable = true
                    continue
                }
                for match in matches
                where !taken.contains(where: { $0.range.overlaps(match.range) }) {
                    let spelling = rules.series[series].spellings[place]
                    let shown = LicenceReading.ShownNumber(
                        series: rules.series[series].id,
                        number: spelling.normalForm.number(of: match, in: text.bytes),
                        spelling: spelling.id,
                        fragment: String(decoding: text.bytes[match.range], as: UTF8.self),
                        hasExcess: !(match.groups["excess"] ?? 0..<0).isEmpty
                    )
                    taken.append((match.range, shown))
                }
            }
        }
        taken.sort { $0.range.lowerBound < $1.range.lowerBound }
        for (_, shown) in taken {
            let isRepeated = reading.numbers.contains {
                $0.series == shown.series && $0.number == shown.number
            }
            if !isRepeated { reading.numbers.append(shown) }
        }
    }

    private static func readRepairs(
        _ text: FoldedText,
        _ rules: LicenceRules,
        into reading: inout LicenceReading
    ) {
        for series in rules.ownSeries {
            for rule in series.repairs {
                guard let matches = rule.pattern.matches(in: text.bytes) else {
                    reading.isUnreadable = true
                    continue
                }
                for match in matches {
                    reading.repairs.append(
                        LicenceReading.RepairedNumber(
                            series: series.id,
                            rule: rule,
                            value: rule.normalForm.number(of: match, in: text.bytes),
                            fragment: String(decoding: text.bytes[match.range], as: UTF8.self)
                        )
                    )
                }
            }
        }
    }
}
