internal import Domain
internal import Dumps
internal import Formats

extension CalendarLayout {
    /// The layout of a format's calendar, where the fast lane can read it.
    ///
    /// - Returns: `nil` where the format asks for anything else than the plainest conversions.
    init?(_ format: RecognisedFormat, currency: Currency?) {
        let descriptor = format.descriptor
        guard descriptor.records.count == 1, let mapping = descriptor.records.first,
            mapping.kind == .calendar, descriptor.container.kind == .csv,
            descriptor.container.delimiter == UInt8(ascii: ","), descriptor.skips.isEmpty,
            currency?.minorUnitDigits ?? 2 == 2,
            descriptor.snapshot.allSatisfy({ $0 == .path || $0 == .earliest(field: "night") })
        else { return nil }
        var roles = [Role](repeating: .other, count: format.columns.count)
        var days = Int32(-719_162)...Int32(2_932_896)
        for field in mapping.fields {
            guard let role = Role(field) else { return nil }
            guard let names = field.columns.first,
                let place = names.lazy.compactMap(format.columns.firstIndex).first
            else { continue }
            roles[place] = role
            if role == .night {
                let first = field.earliest?.daysSinceEpoch ?? days.lowerBound
                days = first...max(first, field.latest?.daysSinceEpoch ?? days.upperBound)
            }
        }
        self.init(roles: roles, days: days)
    }
}

extension CalendarLayout.Role {
    /// The role of a field that is converted in the plainest way.
    fileprivate init?(_ field: FieldMapping) {
        guard field.columns.count == 1, field.maximum == nil, field.minimum ?? 0 <= 0,
            field.missing.allSatisfy({ !$0.utf8.allSatisfy { $0 &- 0x30 <= 9 } })
        else { return nil }
        switch (field.target.name, field.conversion) {
        case ("listing_id", .identifier): self = .listing
        case ("night", .date(.iso8601)): self = .night
        case ("is_available", .boolean): self = .available
        case ("price_minor", .money(let style, rounding: nil)):
            guard style.symbols.contains("$"), style.groupSign == UInt8(ascii: ","),
                style.decimalSign == UInt8(ascii: ".")
            else { return nil }
            self = .price
        case ("minimum_nights", .integer): self = .minimumNights
        case ("maximum_nights", .integer): self = .maximumNights
        default: return nil
        }
    }
}
