/// Rows of a file that a finding rests on.
///
/// In the models and in `detect.sql` written as `load`, `load:row` or `load:first-last`.
public struct EvidenceRows: Hashable, Sendable {
    /// The load.
    public var loadID: Int64

    /// The rows; `nil` for the whole file, where the absence of something is shown.
    public var rows: ClosedRange<Int>?

    /// Rows of a file.
    public init(loadID: Int64, rows: ClosedRange<Int>?) {
        self.loadID = loadID
        self.rows = rows
    }

    /// Reads one reference; `nil` where it is none.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":")
        guard let load = parts.first.flatMap({ Int64($0) }), parts.count <= 2 else { return nil }
        loadID = load
        guard parts.count == 2 else {
            rows = nil
            return
        }
        let ends = parts[1].split(separator: "-").map { Int($0) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
            first <= last
        else { return nil }
        rows = first...last
    }

    /// Reads references divided by blanks, each once, in their order; `nil` where one is none.
    public static func list(_ text: String) -> [EvidenceRows]? {
        var seen: Set<EvidenceRows> = []
        var list: [EvidenceRows] = []
        let parts = text.split(separator: " ")
        for part in parts {
            guard let rows = EvidenceRows(part) else { return nil }
            // Most findings rest on a row or two.
            let isNew = parts.count < 8 ? !list.contains(rows) : seen.insert(rows).inserted
            if isNew { list.append(rows) }
        }
        return list
    }
}
