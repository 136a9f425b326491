internal import Domain
internal import Dumps
internal import Formats

extension TripLaneLayout {
    /// The layout of a format's trips, where the fast lane can read them.
    ///
    /// - Returns: `nil` where the format asks for anything else than the plainest conversions.
    init?(_ format: RecognisedFormat, currency: Currency?) {
        let descriptor = format.descriptor
        guard descriptor.records.count == 1, let mapping = descriptor.records.first,
            mapping.kind == .trip, descriptor.container.kind == .csv, descriptor.skips.isEmpty,
            !descriptor.keepsOuterBlanks, descriptor.snapshot.isEmpty,
            currency?.minorUnitDigits ?? 2 == 2
        else { return nil }
        var columns = [Column](repeating: Column(.skipped), count: format.columns.count)
        var referenceColumns: [Int] = []
        var checked: [[String]]?
        for mapped in mapping.fields {
            if case .fingerprint(atLeast: 1) = mapped.conversion,
                mapped.target.name == TripField.reference.name, mapped.missing.isEmpty
            {
                let places = mapped.columns.map { names in
                    names.lazy.compactMap(format.columns.firstIndex).first
                }
                referenceColumns = places.compactMap(\.self)
                guard referenceColumns.count == places.count else { return nil }
                continue
            }
            if case .rowCheck(let pattern) = mapped.conversion,
                mapped.target.name == TripField.rowCheck.name, mapped.missing.isEmpty,
                pattern.isPlain
            {
                checked = mapped.columns
                continue
            }
            if case .constant(let value) = mapped.conversion {
                if case .text = value, mapped.target.type != .text { return nil }
                continue
            }
            guard
                let field = TripField.allCases.first(where: { $0.name == mapped.target.name }),
                let column = Column(mapped, field)
            else { return nil }
            guard let names = mapped.columns.first,
                let place = names.lazy.compactMap(format.columns.firstIndex).first
            else { continue }
            guard columns[place].field == nil else { return nil }
            columns[place] = column
        }
        if let checked {
            let pickUp = mapping.fields.first { $0.target.name == TripField.pickedUpAt.name }
            guard pickUp?.columns == checked else { return nil }
        }
        self.init(
            columns: columns,
            delimiter: descriptor.container.delimiter,
            referenceColumns: referenceColumns,
            hasRowCheck: checked != nil
        )
    }
}

extension TripLaneLayout.Column {
    /// A field that is converted in the plainest way.
    fileprivate init?(_ mapped: FieldMapping, _ field: TripField) {
        guard mapped.columns.count == 1, mapped.missing.isEmpty, mapped.earliest == nil,
            mapped.latest == nil
        else { return nil }
        let bounds: ClosedRange<Int64>
        switch (mapped.minimum, mapped.maximum) {
        case (let low?, let high?) where low <= high:
            bounds = Int64(low.rounded(.up))...max(Int64(low.rounded(.up)), Int64(high))
        case (let low?, nil): bounds = Int64(low.rounded(.up))...Int64.max
        case (nil, let high?): bounds = -Int64.max...Int64(high.rounded(.down))
        case (nil, nil): bounds = -Int64.max...Int64.max
        default: return nil
        }
        func isPlain(_ style: NumberStyle) -> Bool {
            style.decimalSign == UInt8(ascii: ".") && style.symbols.isEmpty
        }
        switch mapped.conversion {
        case .text(TextRule()): self.init(.name, field: field)
        case .identifier: self.init(.identifier, field: field)
        case .moment(let pattern) where pattern.isPlain: self.init(.moment, field: field)
        case .integer(let style) where isPlain(style):
            self.init(.whole, field: field, bounds: bounds)
        case .money(let style, rounding: nil) where isPlain(style):
            self.init(.hundredths, field: field, bounds: bounds)
        case .distance(let style, let unit) where isPlain(style):
            self.init(.distance(unit), field: field, bounds: bounds)
        case .boolean: self.init(.truth, field: field)
        default: return nil
        }
    }
}
