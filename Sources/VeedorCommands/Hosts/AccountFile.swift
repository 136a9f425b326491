internal import Domain
internal import Dumps
internal import Hosts

/// A list of accounts as a platform or a tax office delivers it: a CSV file with a header.
enum AccountFile {
    /// The accounts of a file; what its columns are called is in the model.
    static func records(_ path: String, columns: [String: String]) throws -> [AccountRecord] {
        try rows(path) { row in
            func field(_ name: String) -> String { columns[name].flatMap { row[$0] } ?? "" }
            let id = field("account")
            guard !id.isEmpty else { return nil }
            var place: GeoPoint?
            if let latitude = Double(field("latitude")), let longitude = Double(field("longitude"))
            {
                place = GeoPoint(latitude: latitude, longitude: longitude)
            }
            let licence = field("licence")
            return AccountRecord(
                account: AccountID(platform: field("platform"), id: id),
                displayName: field("shown-name"),
                legalName: field("legal-name"),
                email: field("e-mail"),
                phone: field("phone"),
                licences: licence.isEmpty ? [] : [.init(number: licence, place: place)],
                middle: place
            )
        } needing: {
            columns["account"] ?? ""
        }
    }

    /// Account to operator, for scoring: the first two columns.
    static func truth(_ path: String) throws -> [String: String] {
        var operators: [String: String] = [:]
        let pairs = try rows(path) { row in
            row["account_id"].flatMap { account in
                row["operator_id"].map { (account, $0) }
            }
        } needing: {
            "operator_id"
        }
        for (account, one) in pairs { operators[account] = one }
        return operators
    }

    private static func rows<Value>(
        _ path: String,
        _ value: ([String: String]) -> Value?,
        needing column: () -> String
    ) throws -> [Value] {
        var reader = try CSVReader(path: path, delimiter: UInt8(ascii: ","))
        var record = Record()
        var header: [String] = []
        var values: [Value] = []
        while try reader.next(into: &record) {
            guard record.fault == nil else { continue }
            let fields = (0..<record.fieldCount).map { index in
                String(decoding: record.field(index), as: UTF8.self)
            }
            guard !header.isEmpty else {
                header = fields
                guard header.contains(column()) else {
                    throw CommandError(
                        error: "\(path): has no column '\(column())'",
                        help: "'columns' in analyses/models/host-linkage.yaml says what columns "
                            + "are called"
                    )
                }
                continue
            }
            let row = Dictionary(zip(header, fields), uniquingKeysWith: { first, _ in first })
            if let one = value(row) { values.append(one) }
        }
        return values
    }
}
