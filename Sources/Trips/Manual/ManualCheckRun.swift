internal import Domain

/// A check on its way through the rows of a file.
struct ManualCheckRun {
    private let check: ManualCheck
    private let lastDay: CivilDate?
    private let targets: Set<String>?
    private var seen: Set<String> = []

    init(_ check: ManualCheck, lastDay: CivilDate?, keys: [ManualReview.KeySource: Set<String>]) {
        self.check = check
        self.lastDay = lastDay
        targets =
            if case .resolves(let topic, let columns) = check.kind {
                keys[ManualReview.KeySource(topic: topic, columns: columns)]
            } else {
                nil
            }
    }

    /// Whether a row passes; what a check does not speak of passes.
    mutating func passes(_ row: ManualRow) -> Bool {
        switch check.kind {
        case .told: check.columns.allSatisfy { !(row.text($0) ?? "").isEmpty }
        case .oneOf(let values, let mayBeBlank):
            check.columns.allSatisfy { column in
                guard let text = row.text(column) else { return true }
                return text.isEmpty ? mayBeBlank : values.contains(text)
            }
        case .unique: row.key(check.columns).map { seen.insert($0).inserted } ?? true
        case .resolves: row.key(check.columns).map { targets?.contains($0) ?? true } ?? true
        case .past:
            check.columns.allSatisfy { column in
                guard let lastDay, let day = CivilDate(row.text(column) ?? "") else { return true }
                return day <= lastDay
            }
        case .typed(let type):
            check.columns.allSatisfy { column in
                guard let text = row.text(column), !text.isEmpty else { return true }
                return type.reads(text)
            }
        case .sum: sumHolds(row)
        }
    }

    private func sumHolds(_ row: ManualRow) -> Bool {
        guard let first = check.columns.first, let text = row.text(first), !text.isEmpty,
            let total = Double(text)
        else { return true }
        let parts = check.columns.dropFirst().map { Double(row.text($0) ?? "") ?? 0 }
        return ((total - parts.reduce(0, +)) * 100).rounded() == 0
    }
}

extension ManualCheck.ValueType {
    /// Whether a text is of the type.
    func reads(_ text: String) -> Bool {
        switch self {
        case .integer: return Int64(text) != nil
        case .number:
            let isPlain = text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D || byte == 0x2B
            }
            return isPlain && Double(text) != nil
        case .date: return CivilDate(text) != nil
        case .moment:
            let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 && LocalMoment("\(parts[0]) \(parts[1])") != nil
        }
    }
}
