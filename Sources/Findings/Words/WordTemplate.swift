internal import Domain
internal import Reporting

/// Words with the columns of a row in braces, as cards and sections are written.
///
/// | in braces | gives |
/// |---|---|
/// | `{day}` | the column |
/// | `{first..last}` | a range, or one value where both are equal |
/// | `{trips\|count}` | a number as reports write it: a kind of `ReportTable.Kind` |
/// | `{nights:night}` | a number with its noun: `1 night`, `2 nights` |
/// | `{nights:is/are}` | the same where the plural is more than an `s` |
///
/// They may be combined: `{least..most|count:night}`.
struct WordTemplate {
    enum Part {
        case words(String)
        case slot(Slot)
    }

    /// What stands in braces.
    struct Slot {
        var column: String
        var last: String?
        var kind: ReportTable.Kind?
        var noun: Noun?

        init(_ text: some StringProtocol) {
            let halves = text.split(separator: ":", maxSplits: 1)
            noun = halves.count > 1 ? Noun(halves[1]) : nil
            let parts = (halves.first ?? "").split(separator: "|", maxSplits: 1)
            kind = parts.count > 1 ? ReportTable.Kind(rawValue: String(parts[1])) : nil
            let ends = String(parts.first ?? "").split(separator: "..")
            column = ends.first.map(String.init) ?? ""
            last = ends.count > 1 ? String(ends[1]) : nil
        }

        /// The columns that it names.
        var columns: [String] { [column] + [last].compactMap(\.self) }

        /// What stands there: each value as it is shown, `nil` where nothing is known.
        func text(_ shown: (String) -> String?) -> String {
            let first = shown(column)
            let second = last.flatMap(shown)
            guard let value = first ?? second else { return "not known" }
            let end = second ?? value
            if let noun { return noun.counted(value, to: end) }
            return end == value ? value : "\(value) to \(end)"
        }
    }

    let parts: [Part]

    init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { parts.append(.words(String(rest[..<open]))) }
            parts.append(.slot(Slot(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.words(String(rest))) }
        self.parts = parts
    }

    /// The columns that it names.
    var columns: [String] {
        parts.flatMap { part -> [String] in
            guard case .slot(let slot) = part else { return [] }
            return slot.columns
        }
    }
}
