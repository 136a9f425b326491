internal import Domain
internal import StrictYAML

/// How the numbers of a format are written, unless a field says otherwise.
struct NumberDefaults {
    var style = NumberStyle()
    var missing: [String] = []

    init(_ entry: YAMLMapping?) {
        guard let entry else { return }
        style = NumberStyle(entry, defaults: style)
        missing = entry.strings("missing")
        entry.end()
    }
}

extension NumberStyle {
    init(_ entry: YAMLMapping, defaults: NumberStyle) {
        self = defaults
        if let sign = Self.sign(entry, "decimal-sign") { decimalSign = sign }
        if let sign = Self.sign(entry, "group-sign") { groupSign = sign }
        if entry.has("symbols") { symbols = entry.strings("symbols") }
        if decimalSign == groupSign {
            entry.report("group-sign", "is the decimal sign too")
        }
    }

    private static func sign(_ entry: YAMLMapping, _ key: String) -> UInt8? {
        guard let text = entry.optionalString(key) else { return nil }
        if text.utf8.count != 1 { entry.report(key, "expected one byte") }
        return text.utf8.first
    }
}

extension RecordMapping {
    /// The mappings that one entry of `records` describes: one, or one per spread column.
    static func all(_ entry: YAMLMapping, defaults: NumberDefaults) -> [RecordMapping] {
        let kind = entry.choice("kind", of: CanonicalKind.self)
        let mapping = entry.mapping("fields")
        guard let kind else {
            // Without a kind nothing else can be judged.
            entry.passOver()
            return []
        }
        let targets = Dictionary(uniqueKeysWithValues: kind.fields.map { ($0.name, $0) })
        let spread = entry.optionalMapping("spread").map { ColumnSpread($0, targets: targets) }
        var fields: [FieldMapping] = []
        for name in mapping.keys {
            let field = mapping.mapping(name)
            guard let target = targets[name] else {
                let known = kind.fields.map(\.name).joined(separator: ", ")
                mapping.report(name, "is no field of kind '\(kind.rawValue)'; known: \(known)")
                continue
            }
            let isSpread = spread?.target == name
            if let parsed = FieldMapping(
                field,
                target: target,
                defaults: defaults,
                isSpread: isSpread
            ) {
                fields.append(parsed)
            }
            field.end()
        }
        mapping.end()
        let always = Set(mapping.keys)
        if let spread, !always.contains(spread.target) {
            entry.report("spread", "the field '\(spread.target)' is not among 'fields'")
        }
        let filled = always.union(spread?.constantsOfEveryColumn ?? [])
        for target in kind.fields where target.isRequired && !filled.contains(target.name) {
            entry.report("fields", "the required field '\(target.name)' is not filled")
        }
        let base = RecordMapping(kind: kind, fields: fields)
        return spread?.mappings(from: base) ?? [base]
    }
}

extension FieldMapping {
    init?(
        _ entry: YAMLMapping,
        target: CanonicalField,
        defaults: NumberDefaults,
        isSpread: Bool
    ) {
        self.target = target
        minimum = entry.optionalNumber("minimum")
        maximum = entry.optionalNumber("maximum")
        earliest = entry.optionalDay("earliest")
        latest = entry.optionalDay("latest")
        missing = defaults.missing + entry.strings("missing")
        columns = []
        if !isSpread, let constant = entry.optionalString("constant") {
            guard let value = CellValue(constant: constant, type: target.type) else {
                entry.report("constant", "'\(constant)' is no \(target.type.rawValue)")
                return nil
            }
            conversion = .constant(value)
            return
        }
        if !isSpread, entry.has("file-name") {
            guard let found = Conversion.fileName(entry, target: target) else { return nil }
            conversion = found
            return
        }
        if !isSpread {
            let column = entry.strings("column")
            if column.isEmpty { entry.report("column", "is missing") }
            columns = [column]
        }
        let known = entry.optionalChoice("as", of: Conversion.Name.self)
        guard let name = known ?? (entry.has("as") ? nil : .text),
            let conversion = Conversion(name, entry, target: target, defaults: defaults)
        else {
            entry.passOver()
            return nil
        }
        self.conversion = conversion
        for key in name.secondColumnKeys {
            let second = entry.strings(key)
            if !second.isEmpty { columns.append(second) }
        }
        if name.takesFurtherColumns {
            columns += entry.strings("and-columns").map { [$0] }
        }
    }
}

extension Conversion.Name {
    /// The keys of the second column that the conversion may read, of which one is given.
    fileprivate var secondColumnKeys: [String] {
        switch self {
        case .text: ["joined-column"]
        case .periodStart, .periodEnd: ["quarter-column", "month-column"]
        default: []
        }
    }

    /// Whether any number of further columns may be read.
    fileprivate var takesFurtherColumns: Bool {
        [.money, .fingerprint, .shingles, .foundKeys].contains(self)
    }
}

extension Conversion {
    init?(
        _ name: Name,
        _ entry: YAMLMapping,
        target: CanonicalField,
        defaults: NumberDefaults
    ) {
        let (conversion, allowed) = Self.make(name, entry, defaults.style)
        guard allowed.contains(target.type) else {
            entry.report(
                "as",
                "'\(name.rawValue)' does not give what '\(target.name)' holds: \(target.type.rawValue)"
            )
            return nil
        }
        guard let conversion else { return nil }
        self = conversion
    }

    private static func make(
        _ name: Name,
        _ entry: YAMLMapping,
        _ defaults: NumberStyle
    ) -> (Conversion?, Set<CanonicalType>) {
        switch name {
        case .text:
            let rule = TextRule(
                after: entry.optionalString("after"),
                before: entry.optionalString("before"),
                joiner: entry.optionalString("joiner") ?? "",
                joinedWidth: entry.optionalInteger("joined-width") ?? 0,
                joinedStandsAlone: entry.optionalBoolean("joined-alone") ?? false,
                isInCapitals: entry.optionalChoice("case", of: LetterCase.self) == .upper,
                keepsOuterBlanks: entry.optionalChoice("outer-blanks", of: OuterBlanks.self)
                    == .kept,
                masks: entry.list("mask") { TextMask($0) }.compactMap(\.self)
            )
            return (.text(rule), [.text])
        case .identifier: return (.identifier, [.text])
        case .integer: return (.integer(NumberStyle(entry, defaults: defaults)), [.integer])
        case .minorUnits: return (.integer(NumberStyle(entry, defaults: defaults)), [.minorUnits])
        case .decimal:
            var style = NumberStyle(entry, defaults: defaults)
            style.allowsExponent = true
            return (.decimal(style), [.real])
        case .percent: return (.percent(NumberStyle(entry, defaults: defaults)), [.real])
        case .money:
            var style = NumberStyle(entry, defaults: defaults)
            let rounding = entry.optionalChoice("round", of: Rounding.self)
            style.allowsExponent = rounding != nil
            return (.money(style, rounding: rounding), [.minorUnits, .real])
        case .boolean:
            let (yes, no) = (entry.strings("also-true"), entry.strings("also-false"))
            guard !yes.isEmpty || !no.isEmpty else { return (.boolean, [.boolean]) }
            return (.spelledBoolean(yes: yes, no: no), [.boolean])
        case .geometry: return (.geometry, [.geometry])
        case .fingerprint:
            return (.fingerprint(atLeast: entry.optionalInteger("at-least") ?? 1), [.text])
        case .shingles:
            let (words, keep) = (entry.integer("words"), entry.integer("keep"))
            if !(1...8 ~= words) { entry.report("words", "must lie between 1 and 8") }
            if !(1...256 ~= keep) { entry.report("keep", "must lie between 1 and 256") }
            let masks = entry.list("mask") { TextMask($0) }.compactMap(\.self)
            return (.shingles(words: max(1, words), keep: max(1, keep), masks: masks), [.text])
        case .foundKeys:
            return (.foundKeys(entry.list("find") { KeyPattern($0) }.compactMap(\.self)), [.text])
        case .periodStart: return (period(.start, entry), [.date])
        case .periodEnd: return (period(.end, entry), [.date])
        case .date:
            let text = entry.optionalString("pattern") ?? "YYYY-MM-DD"
            guard let pattern = DatePattern(text) else {
                entry.report("pattern", "'\(text)' must hold YYYY, MM or M, and DD or D once each")
                return (nil, [.date])
            }
            return (.date(pattern), [.date])
        case .monthEnd:
            let text = entry.string("pattern")
            guard let pattern = DatePattern(text, hasDay: false) else {
                entry.report("pattern", "'\(text)' must hold YYYY and MM or M once each, no day")
                return (nil, [.date])
            }
            return (.monthEnd(pattern), [.date])
        case .moment: return (moment(entry).map { .moment($0) }, [.moment])
        case .rowCheck:
            let pattern = moment(entry)
            if let pattern, !pattern.tellsAll {
                entry.report("pattern", "leaves a part of the text out: no check sees it")
                return (nil, [.integer])
            }
            return (pattern.map { .rowCheck($0) }, [.integer])
        case .distance:
            let unit = entry.choice("unit", of: LengthUnit.self) ?? .metre
            return (.distance(NumberStyle(entry, defaults: defaults), unit), [.integer])
        case .category:
            let values = entry.pairs("values").map { CategoryValue(text: $0.key, value: $0.value) }
            if values.isEmpty { entry.report("values", "is missing") }
            return (.category(values), [.text])
        }
    }
}

extension Conversion {
    private static func moment(_ entry: YAMLMapping) -> MomentPattern? {
        let text = entry.optionalString("pattern") ?? "YYYY-MM-DD hh:mm:ss"
        guard let pattern = MomentPattern(text) else {
            entry.report("pattern", "'\(text)' must hold YYYY, MM, DD, hh and mm once each")
            return nil
        }
        return pattern
    }

    private static func period(_ edge: PeriodEdge, _ entry: YAMLMapping) -> Conversion {
        guard entry.has("month-column") else { return .period(edge, quarter: nil) }
        if entry.has("quarter-column") {
            entry.report("month-column", "stands beside 'quarter-column'; give one of them")
        }
        return .month(edge)
    }

    private enum LetterCase: String, CaseIterable {
        case upper
    }

    private enum OuterBlanks: String, CaseIterable {
        case kept
    }
}

extension YAMLMapping {
    /// An optional civil date.
    fileprivate func optionalDay(_ key: String) -> CivilDate? {
        guard let text = optionalString(key) else { return nil }
        let date = CivilDate(text)
        if date == nil { report(key, "expected a date as YYYY-MM-DD") }
        return date
    }
}
