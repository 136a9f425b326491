internal import Domain
internal import Dumps
internal import Foundation

/// One canonical field, bound to its columns in one file.
///
/// A class, so that going through the fields of a row copies nothing.
final class FieldConverter: Sendable {
    let target: CanonicalField
    let slot: Int
    private let sources: [Int?]
    private let conversion: Conversion
    private let missing: [[UInt8]]
    private let minimum: Double?
    private let maximum: Double?
    private let earliest: String?
    private let latest: String?
    private let encoding: Container.Encoding
    private let minorUnitDigits: Int
    private let key: [UInt8]
    private let timeZone: TimeZone?

    init(
        _ mapping: FieldMapping,
        slot: Int,
        sources: [Int?],
        encoding: Container.Encoding,
        minorUnitDigits: Int,
        key: [UInt8],
        timeZone: TimeZone?
    ) {
        target = mapping.target
        self.slot = slot
        self.sources = sources
        conversion = mapping.conversion
        missing = mapping.missing.map { Array($0.utf8) }
        minimum = mapping.minimum
        maximum = mapping.maximum
        earliest = mapping.earliest?.description
        latest = mapping.latest?.description
        self.encoding = encoding
        self.minorUnitDigits = minorUnitDigits
        self.key = key
        self.timeZone = timeZone
    }

    func value(of record: Record) throws(FieldFault) -> CellValue {
        let value = try unbounded(record)
        let number: Double? =
            switch value {
            case .integer(let integer): Double(integer)
            case .real(let real): real
            case .null, .text: nil
            }
        if let number {
            if let minimum, number < minimum { throw .outOfRange }
            if let maximum, number > maximum { throw .outOfRange }
        }
        // Dates in ISO 8601 compare as texts.
        if target.type == .date, case .text(let date) = value {
            if let earliest, date < earliest { throw .outOfRange }
            if let latest, date > latest { throw .outOfRange }
        }
        if value == .null, target.isRequired { throw .missing }
        return value
    }

    private func unbounded(_ record: Record) throws(FieldFault) -> CellValue {
        if case .constant(let value) = conversion { return value }
        // A file that has no name tells nothing by it.
        if case .fileName(let name) = conversion {
            return name.otherwise.map { .text($0) } ?? .null
        }
        if !record.errorFields.isEmpty {
            for case let source? in sources where record.errorFields.contains(source) {
                throw .spreadsheetError
            }
        }
        switch conversion {
        case .shingles(let words, let keep, let masks):
            var shingles = TextShingles(words: words, most: keep)
            for text in try texts(of: record) {
                shingles.add(masks.reduce(text) { $1.masked($0) })
            }
            return shingles.text.map { .text($0) } ?? .null
        case .foundKeys(let patterns):
            var keys: Set<String> = []
            for text in try texts(of: record) {
                let bytes = Array(text.utf8)
                for pattern in patterns { keys.formUnion(pattern.keys(in: bytes, key: key)) }
            }
            return keys.isEmpty ? .null : .text(keys.sorted().joined(separator: " "))
        default: break
        }
        let range = range(of: 0, in: record)
        if sources.count > 1, let value = try together(record) { return value }
        let isEmpty = range.isEmpty || isMissing(record.bytes[range])
        if case .text(let rule) = conversion, isEmpty, rule.joinedStandsAlone {
            return try text(Span(), rule, record)
        }
        guard !isEmpty else { return .null }
        let bytes = record.bytes.span.extracting(range)
        switch conversion {
        case .constant, .fileName, .shingles, .foundKeys: return .null
        case .text(let rule): return try text(bytes, rule, record)
        case .identifier: return try identifier(bytes)
        case .integer(let style):
            guard let written = WrittenNumber(bytes, style: style) else { throw .notAnInteger }
            return .integer(try whole(written, scale: 0, otherwise: .notAnInteger))
        case .decimal(let style):
            guard let value = WrittenNumber(bytes, style: style)?.double else {
                throw .notANumber
            }
            return .real(value)
        case .percent(let style):
            var style = style
            style.symbols.append("%")
            guard let value = WrittenNumber(bytes, style: style)?.double else {
                throw .notANumber
            }
            return .real(value / 100)
        case .money(let style, let rounding):
            let value = try amount(bytes, style, rounding)
            return target.type == .real ? .real(Double(value)) : .integer(value)
        case .date(let pattern):
            guard let date = pattern.date(in: bytes) else { throw .notADate }
            return .text(date.description)
        case .monthEnd(let pattern):
            guard let date = pattern.monthEnd(in: bytes) else { throw .notADate }
            return .text(date.description)
        case .moment(let pattern):
            guard let moment = pattern.moment(in: bytes) else { throw .notAMoment }
            guard pattern.isUniversal else { return .text(moment.description) }
            guard let timeZone else { throw .noTimeZone }
            let there = Date(timeIntervalSince1970: Double(moment.seconds))
            let offset = Int64(timeZone.secondsFromGMT(for: there))
            return .text(LocalMoment(seconds: moment.seconds + offset).description)
        case .rowCheck(let pattern):
            // The field that the moment fills says what is wrong with it.
            guard let moment = pattern.moment(in: bytes) else { return .null }
            return .integer(RowCheck.number(seconds: moment.seconds))
        case .distance(let style, let unit):
            guard let written = WrittenNumber(bytes, style: style) else { throw .notANumber }
            guard let metres = written.double.flatMap(unit.wholeMetres) else { throw .outOfRange }
            return .integer(metres)
        case .boolean: return try boolean(bytes)
        case .spelledBoolean(let yes, let no):
            let text = encoding.text(of: bytes) ?? ""
            if yes.contains(text) { return .integer(1) }
            return no.contains(text) ? .integer(0) : try boolean(bytes)
        case .category(let values):
            guard let text = encoding.text(of: bytes) else { throw .badEncoding }
            guard let match = values.first(where: { $0.text == text }) else {
                throw .unknownCategory
            }
            return .text(match.value)
        case .period(let edge, let quarter): return try period(bytes, edge, quarter, record)
        case .month(let edge): return try month(bytes, edge, record)
        case .geometry:
            guard let text = encoding.text(of: bytes) else { throw .badEncoding }
            guard GeoJSONGeometry.isGeometry(text) else { throw .notAGeometry }
            return .text(text)
        case .fingerprint(let least):
            guard let text = encoding.text(of: bytes) else { throw .badEncoding }
            guard text.count >= least else { return .null }
            return .text(Fingerprint.text(of: Array(text.utf8)))
        }
    }

    /// What several columns tell together; `nil` where the conversion reads one after the other.
    private func together(_ record: Record) throws(FieldFault) -> CellValue? {
        let ranges = sources.indices.map { range(of: $0, in: record) }
        switch conversion {
        case .money(let style, let rounding):
            var sum: Int64?
            for range in ranges where !range.isEmpty && !isMissing(record.bytes[range]) {
                let value = try amount(record.bytes.span.extracting(range), style, rounding)
                let (total, isTooLarge) = (sum ?? 0).addingReportingOverflow(value)
                if isTooLarge { throw .outOfRange }
                sum = total
            }
            guard let sum else { return .null }
            return target.type == .real ? .real(Double(sum)) : .integer(sum)
        case .fingerprint:
            // A separator that no text holds keeps 'a', 'bc' apart from 'ab', 'c'.
            let bytes = ranges.map { Array(record.bytes[$0]) }
            guard bytes.contains(where: { !$0.isEmpty }) else { return .null }
            return .text(Fingerprint.text(of: Array(bytes.joined(separator: [0]))))
        default: return nil
        }
    }

    private func amount(
        _ bytes: Span<UInt8>,
        _ style: NumberStyle,
        _ rounding: Rounding?
    ) throws(FieldFault) -> Int64 {
        guard let written = WrittenNumber(bytes, style: style) else { throw .notAnAmount }
        guard let rounding else {
            return try whole(written, scale: minorUnitDigits, otherwise: .tooPrecise)
        }
        return try rounded(written, rounding)
    }

    /// The texts of all columns that are not empty.
    private func texts(of record: Record) throws(FieldFault) -> [String] {
        var texts: [String] = []
        for source in sources.indices {
            let range = range(of: source, in: record)
            guard !range.isEmpty, !isMissing(record.bytes[range]) else { continue }
            guard let text = encoding.text(of: record.bytes.span.extracting(range)) else {
                throw .badEncoding
            }
            texts.append(text)
        }
        return texts
    }

    private func rounded(
        _ written: WrittenNumber,
        _ rounding: Rounding
    ) throws(FieldFault) -> Int64 {
        guard let value = written.integer(scale: minorUnitDigits, rounding: rounding) else {
            throw .outOfRange
        }
        return value
    }

    private func whole(
        _ written: WrittenNumber,
        scale: Int,
        otherwise fault: FieldFault
    ) throws(FieldFault) -> Int64 {
        switch written.whole(scale: scale) {
        case .value(let value): return value
        case .hasFraction: throw fault
        case .tooLarge: throw .outOfRange
        }
    }

    /// Where the text lies, without blanks at its ends.
    private func range(of source: Int, in record: Record) -> Range<Int> {
        guard let index = sources[source], index < record.fieldCount else { return 0..<0 }
        var range = record.range(of: index)
        while let last = range.last, Self.isBlank(record.bytes[last]) { range.removeLast() }
        while let first = range.first, Self.isBlank(record.bytes[first]) { range.removeFirst() }
        return range
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    private func isMissing(_ bytes: ArraySlice<UInt8>) -> Bool {
        missing.contains { bytes.elementsEqual($0) }
    }

    private func text(
        _ bytes: Span<UInt8>,
        _ rule: TextRule,
        _ record: Record
    ) throws(FieldFault) -> CellValue {
        guard var text = encoding.text(of: bytes) else { throw .badEncoding }
        if rule.keepsOuterBlanks, let index = sources[0] {
            let whole = record.bytes.span.extracting(record.range(of: index))
            guard let text = encoding.text(of: whole) else { throw .badEncoding }
            return .text(text)
        }
        if let sign = rule.after, let found = text.firstRange(of: sign) {
            text = String(text[found.upperBound...])
        }
        if let sign = rule.before, let found = text.firstRange(of: sign) {
            text = String(text[..<found.lowerBound])
        }
        text = text.trimmingBlanks()
        if sources.count > 1 {
            let span = record.bytes.span.extracting(range(of: 1, in: record))
            guard let second = encoding.text(of: span)?.trimmingBlanks() else {
                throw .badEncoding
            }
            if !second.isEmpty {
                let zeros = String(repeating: "0", count: max(0, rule.joinedWidth - second.count))
                text += (text.isEmpty ? "" : rule.joiner) + zeros + second
            }
        }
        for mask in rule.masks { text = mask.masked(text) }
        if rule.isInCapitals { text = text.uppercased() }
        return text.isEmpty ? .null : .text(text)
    }

    /// An id as text; a spreadsheet's `28.0` is taken back to `28`, its `1.03E+18` is lost.
    private func identifier(_ bytes: Span<UInt8>) throws(FieldFault) -> CellValue {
        guard let text = encoding.text(of: bytes) else { throw .badEncoding }
        let trimmed = text.trimmingBlanks()
        guard !trimmed.isEmpty else { return .null }
        // Most ids are digits only: one pass tells them.
        guard let sign = trimmed.utf8.firstIndex(where: { !(0x30...0x39).contains($0) }),
            sign > trimmed.startIndex
        else { return .text(trimmed) }
        let rest = trimmed.utf8[sign...]
        if rest.elementsEqual(".0".utf8) { return .text(String(trimmed[..<sign])) }
        if Self.isPowerOfTen(rest) { throw .notAnInteger }
        return .text(trimmed)
    }

    /// The rest of a number as spreadsheets shorten it: `.03E+18`, `E+18`.
    private static func isPowerOfTen(_ rest: Substring.UTF8View) -> Bool {
        let fraction = rest.drop { $0 == 0x2E || $0 == 0x2C || (0x30...0x39).contains($0) }
        let power = fraction.dropFirst(2)
        return (fraction.starts(with: "E+".utf8) || fraction.starts(with: "e+".utf8))
            && !power.isEmpty && power.allSatisfy { (0x30...0x39).contains($0) }
    }

    private func boolean(_ bytes: Span<UInt8>) throws(FieldFault) -> CellValue {
        switch encoding.text(of: bytes)?.lowercased() {
        case "t", "true", "1", "yes", "y": return .integer(1)
        case "f", "false", "0", "no", "n": return .integer(0)
        default: throw .notABoolean
        }
    }

    /// The edge of a year, or of the quarter of it that the descriptor or a second column names.
    private func period(
        _ bytes: Span<UInt8>,
        _ edge: PeriodEdge,
        _ quarter: Int?,
        _ record: Record
    ) throws(FieldFault) -> CellValue {
        guard let year = WrittenNumber(bytes, style: NumberStyle())?.integer else {
            throw .notADate
        }
        var months = 1...12
        if let quarter {
            months = (quarter * 3 - 2)...(quarter * 3)
        } else if sources.count > 1 {
            let span = record.bytes.span.extracting(range(of: 1, in: record))
            guard let quarter = WrittenNumber(span, style: NumberStyle())?.integer,
                (1...4).contains(quarter)
            else { throw .notADate }
            months = (Int(quarter) * 3 - 2)...(Int(quarter) * 3)
        }
        return try self.edge(edge, year: Int(year), months)
    }

    /// The edge of the month whose number a second column tells.
    private func month(
        _ bytes: Span<UInt8>,
        _ edge: PeriodEdge,
        _ record: Record
    ) throws(FieldFault) -> CellValue {
        let span = record.bytes.span.extracting(range(of: 1, in: record))
        guard let year = WrittenNumber(bytes, style: NumberStyle())?.integer,
            let month = WrittenNumber(span, style: NumberStyle())?.integer,
            (1...12).contains(month)
        else { throw .notADate }
        return try self.edge(edge, year: Int(year), Int(month)...Int(month))
    }

    private func edge(
        _ edge: PeriodEdge,
        year: Int,
        _ months: ClosedRange<Int>
    ) throws(FieldFault) -> CellValue {
        guard (0...9999).contains(year) else { throw .notADate }
        let month = edge == .start ? months.lowerBound : months.upperBound
        let day = edge == .start ? 1 : CivilDate.daysInMonth(year: year, month: month)
        guard let date = CivilDate(year: year, month: month, day: day) else { throw .notADate }
        return .text(date.description)
    }
}

extension String {
    /// The text without blanks at both ends; the no-break space counts as one.
    func trimmingBlanks() -> String {
        // Nearly all texts: letters of ASCII at both ends.
        if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first),
            (0x21...0x7E).contains(last)
        {
            return self
        }
        func isBlank(_ character: Character) -> Bool { character.isWhitespace }
        guard let first = firstIndex(where: { !isBlank($0) }),
            let last = lastIndex(where: { !isBlank($0) })
        else { return "" }
        return first == startIndex && index(after: last) == endIndex
            ? self : String(self[first...last])
    }
}
