internal import Domain

extension CellValue {
    /// A constant as a descriptor writes it, or `nil` where it is none of the type.
    init?(constant text: String, type: CanonicalType) {
        switch type {
        case .text: self = .text(text)
        case .integer, .minorUnits:
            guard let value = Int64(text) else { return nil }
            self = .integer(value)
        case .real:
            guard let value = Double(text), value.isFinite else { return nil }
            self = .real(value)
        case .date:
            guard let date = CivilDate(text) else { return nil }
            self = .text(date.description)
        case .moment:
            guard let moment = LocalMoment(text) else { return nil }
            self = .text(moment.description)
        case .boolean:
            guard text == "true" || text == "false" else { return nil }
            self = .integer(text == "true" ? 1 : 0)
        case .geometry:
            guard GeoJSONGeometry.isGeometry(text) else { return nil }
            self = .text(text)
        }
    }
}
