public import Domain
internal import Dumps

extension DescriptorTest {
    /// Runs the test; one sentence for each thing that is not as the test says.
    public func failures(in descriptor: FormatDescriptor) -> [String] {
        let columns = row.map(\.key)
        let dumped = Record(fields: row.map { Array($0.value.utf8) })
        let isLeftOut =
            RowSkipper(descriptor.skips, columns: columns).reason(for: dumped) != nil
        guard isLeftOut == isSkipped else {
            return [isLeftOut ? "the row is skipped" : "the row is not skipped"]
        }
        if isSkipped { return [] }
        guard descriptor.records.indices.contains(record) else {
            return ["there is no record \(record)"]
        }
        let converter = RecordConverter(
            descriptor.records[record],
            columns: columns,
            encoding: .utf8,
            currency: nil,
            timeZone: "UTC"
        )
        var values: [CellValue] = []
        var found: [FieldProblem] = []
        let isKept = converter.convert(dumped, into: &values, problems: &found)
        var failures: [String] = []
        if isKept == isRejected {
            failures.append(isKept ? "the row is not rejected" : "the row is rejected")
        }
        failures += wrongValues(values, kind: converter.kind)
        failures += wrongProblems(found)
        return failures
    }

    private func wrongValues(_ values: [CellValue], kind: CanonicalKind) -> [String] {
        expect.compactMap { name, expected in
            guard let index = kind.fields.firstIndex(where: { $0.name == name }) else {
                return "'\(name)' is no field of kind '\(kind.rawValue)'"
            }
            let text = values[index].text
            return text == expected ? nil : "\(name) is '\(text)', expected '\(expected)'"
        }
    }

    private func wrongProblems(_ found: [FieldProblem]) -> [String] {
        let missing = problems.filter { name, code in
            !found.contains { $0.field == name && $0.fault.rawValue == code }
        }
        let unexpected = found.filter { problem in
            !problems.contains { $0.key == problem.field && $0.value == problem.fault.rawValue }
        }
        return missing.map { "\($0.key) has no problem '\($0.value)'" }
            + unexpected.map { "\($0.field) has the problem '\($0.fault.rawValue)'" }
    }
}

extension CellValue {
    /// The value as descriptors and expectations write it: nothing as the empty text.
    public var text: String {
        switch self {
        case .null: ""
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let value): value
        }
    }
}
