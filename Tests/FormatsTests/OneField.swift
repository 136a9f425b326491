import Domain
import Dumps
import Formats
import StrictYAML

/// What became of a field.
enum Converted: Equatable {
    case value(CellValue)
    case fault(FieldFault)

    static let nothing = Converted.value(.null)

    static func text(_ text: String) -> Converted { .value(.text(text)) }
    static func integer(_ integer: Int64) -> Converted { .value(.integer(integer)) }
    static func real(_ real: Double) -> Converted { .value(.real(real)) }
}

/// One field of a listing, converted as a descriptor says.
struct OneField {
    private let converter: RecordConverter
    private let name: String
    private let columns: [String]

    /// A field and its description; its columns are called `x` and `y`.
    init(
        _ name: String,
        _ description: String,
        encoding: String = "utf-8",
        currency: String? = "EUR"
    ) throws {
        let descriptor = try FormatDescriptor(
            document: YAMLDocument(
                text: ListingFormat.yaml(fields: "\(name): {\(description)}", encoding: encoding),
                file: "format.yaml"
            )
        )
        self.name = name
        columns = ["id", "host", "x", "y"]
        converter = RecordConverter(
            descriptor.records[0],
            columns: columns,
            encoding: descriptor.container.encoding,
            currency: currency.flatMap(Currency.init(code:))
        )
    }

    /// What a text in column `x` becomes, beside another in column `y`.
    func callAsFunction(_ x: String, _ y: String = "") -> Converted {
        self(bytes: Array(x.utf8), Array(y.utf8))
    }

    /// What bytes become.
    func callAsFunction(bytes x: [UInt8], _ y: [UInt8] = []) -> Converted {
        let record = Record(fields: [Array("1".utf8), Array("2".utf8), x, y])
        var values: [CellValue] = []
        var problems: [FieldProblem] = []
        _ = converter.convert(record, into: &values, problems: &problems)
        if let problem = problems.first(where: { $0.field == name }) {
            return .fault(problem.fault)
        }
        let index = converter.kind.fields.firstIndex { $0.name == name }
        return .value(index.map { values[$0] } ?? .null)
    }
}

/// A format of listings with the fields under test.
enum ListingFormat {
    static func yaml(
        id: String = "example.listings",
        fields: String = "",
        encoding: String = "utf-8",
        more: String = ""
    ) -> String {
        """
        id: \(id)
        version: 1
        title: listings
        publisher: nobody
        source: https://example.org/
        licence: CC0
        container: {kind: csv, encoding: \(encoding)}
        header: {required: [id, host]}
        snapshot: [path]
        records:
          - kind: listing
            fields:
              platform: {constant: example}
              listing_id: {column: id, as: identifier}
              host_id: {column: host, as: identifier}
              \(fields)
        \(more)
        """
    }
}
