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
        if let sign = entry.optionalString("decimal-sign")?.utf8.first { decimalSign = sign }
        if let sign = entry.optionalString("group-sign") { groupSign = sign.utf8.first }
        if entry.has("symbols") { symbols = entry.strings("symbols") }
        if decimalSign == groupSign {
            entry.report("group-sign", "is the decimal sign too")
        }
    }
}

extension RecordMapping {
    /// The mappings that one entry of `records` describes: one, or one per spread column.
    static func all(_ entry: YAMLMapping, defaults: NumberDefaults) -> [RecordMapping] {
        let kind = entry.choice("kind", of: CanonicalKind.self)
        let mapping = entry.mapping("fields")
        guard let kind else {
            // Asked for, so that only the kind is reported.
            for key in mapping.keys { _ = mapping.has(key) }
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
        if !isSpread {
            let column = entry.strings("column")
            if column.isEmpty { entry.report("column", "is missing") }
            columns = [column]
        }
        for key in ["quarter-column", "joined-column"] {
            let second = entry.strings(key)
            if !second.isEmpty { columns.append(second) }
        }
        guard let conversion = Conversion(entry, target: target, defaults: defaults) else {
            return nil
        }
        self.conversion = conversion
    }
}

extension Conversion {
    init?(_ entry: YAMLMapping, target: CanonicalField, defaults: NumberDefaults) {
        let style = NumberStyle(entry, defaults: defaults.style)
        let name = entry.optionalChoice("as", of: Name.self) ?? .text
        let (conversion, allowed) = Self.make(name, entry, style)
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
        _ style: NumberStyle
    ) -> (Conversion?, Set<CanonicalType>) {
        switch name {
        case .text:
            let rule = TextRule(
                after: entry.optionalString("after"),
                before: entry.optionalString("before"),
                joiner: entry.optionalString("joiner") ?? "",
                joinedWidth: entry.optionalInteger("joined-width") ?? 0
            )
            return (.text(rule), [.text])
        case .identifier: return (.identifier, [.text])
        case .integer: return (.integer(style), [.integer])
        case .decimal: return (.decimal(style), [.real])
        case .percent: return (.percent(style), [.real])
        case .money:
            let rounding = entry.optionalChoice("round", of: Rounding.self)
            return (.money(style, rounding: rounding), [.minorUnits, .real])
        case .boolean: return (.boolean, [.boolean])
        case .geometry: return (.geometry, [.geometry])
        case .periodStart: return (.period(.start, quarter: nil), [.date])
        case .periodEnd: return (.period(.end, quarter: nil), [.date])
        case .date:
            let text = entry.optionalString("pattern") ?? "YYYY-MM-DD"
            guard let pattern = DatePattern(text) else {
                entry.report("pattern", "'\(text)' must hold YYYY, MM or M, and DD or D once each")
                return (nil, [.date])
            }
            return (.date(pattern), [.date])
        case .category:
            let values = entry.pairs("values").map { CategoryValue(text: $0.key, value: $0.value) }
            if values.isEmpty { entry.report("values", "is missing") }
            return (.category(values), [.text])
        }
    }
}
