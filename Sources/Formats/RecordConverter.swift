public import Domain
public import Dumps
internal import Foundation

/// A record mapping bound to the columns of one file.
public struct RecordConverter: Sendable {
    /// The kind of record it makes.
    public let kind: CanonicalKind
    private let converters: [FieldConverter]
    private let width: Int

    /// Binds a mapping to the columns of a file.
    ///
    /// A column that the file lacks gives an empty field: older eras have fewer columns. The key is
    /// the store's, for one-way numbers of what can be guessed; the time zone is the city's, for
    /// moments in universal time.
    public init(
        _ mapping: RecordMapping,
        columns: [String],
        encoding: Container.Encoding,
        currency: Currency?,
        key: [UInt8] = [],
        timeZone: String? = nil
    ) {
        kind = mapping.kind
        width = mapping.kind.fields.count
        let places = Dictionary(
            columns.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let zone = timeZone.flatMap { TimeZone(identifier: $0) }
        converters = mapping.kind.fields.enumerated().compactMap { index, target in
            guard let field = mapping.fields.first(where: { $0.target.name == target.name }) else {
                return nil
            }
            return FieldConverter(
                field,
                slot: index,
                sources: field.columns.map { names in
                    names.lazy.compactMap { places[$0] }.first
                },
                encoding: encoding,
                minorUnitDigits: currency?.minorUnitDigits ?? 2,
                key: key,
                timeZone: zone
            )
        }
    }

    /// Converts a record into `values`, one per canonical field.
    ///
    /// - Returns: whether the record can be kept. Faults of optional fields leave the field
    ///   empty; a fault of a required one rejects the record. All of them are in `problems`.
    public func convert(
        _ record: Record,
        into values: inout [CellValue],
        problems: inout [FieldProblem]
    ) -> Bool {
        values.removeAll(keepingCapacity: true)
        values.append(contentsOf: repeatElement(.null, count: width))
        problems.removeAll(keepingCapacity: true)
        var isKept = true
        for converter in converters {
            do {
                values[converter.slot] = try converter.value(of: record)
            } catch {
                problems.append(FieldProblem(field: converter.target.name, fault: error))
                if converter.target.isRequired { isKept = false }
            }
        }
        return isKept
    }
}

/// A field of a record that cannot be read.
public struct FieldProblem: Hashable, Sendable {
    /// The canonical field.
    public let field: String

    /// Why it cannot be read.
    public let fault: FieldFault
}
