/// A report as a value: what it says, without how it looks.
///
/// It knows no database.
public struct Report: Hashable, Sendable {
    /// The title.
    public var title: String

    /// What it is about: the city, the week.
    public var subtitle: String

    /// Who may read it.
    public var edition: Edition

    /// What was read and applied, by name.
    public var particulars: [Particular]

    /// The sections, in their order.
    public var sections: [Section]

    /// Who may read a report.
    public enum Edition: String, Hashable, Sendable, CaseIterable {
        /// With names and ids, for the city's own inspectors.
        case inspector

        /// Aggregated and suppressed, for everybody.
        case `public`
    }

    /// A name and a value.
    public struct Particular: Hashable, Sendable {
        /// The name.
        public var name: String

        /// The value.
        public var value: String

        /// A name and a value.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A section.
    public struct Section: Hashable, Sendable {
        /// Its id: the anchor.
        public var id: String

        /// Its title.
        public var title: String

        /// What it holds.
        public var blocks: [ReportBlock]

        /// A section.
        public init(id: String, title: String, blocks: [ReportBlock]) {
            self.id = id
            self.title = title
            self.blocks = blocks
        }
    }

    /// A report.
    public init(
        title: String,
        subtitle: String,
        edition: Edition,
        particulars: [Particular],
        sections: [Section]
    ) {
        self.title = title
        self.subtitle = subtitle
        self.edition = edition
        self.particulars = particulars
        self.sections = sections
    }
}

/// A part of a section.
public enum ReportBlock: Hashable, Sendable {
    /// Words; figures in them say where they come from.
    case paragraph([ReportRun])

    /// Words that must not be overlooked.
    case note([ReportRun])

    /// Large figures in a row.
    case figures([KeyFigure])

    /// A table.
    case table(ReportTable)

    /// Bars, with or without intervals.
    case bars(BarChart)

    /// Lines with bands.
    case lines(LineChart)

    /// Areas shaded by a value.
    case map(AreaMapChart)
}

/// Words, or a figure among words.
public struct ReportRun: Hashable, Sendable {
    /// The text.
    public var text: String

    /// Where it comes from, where it is a figure.
    public var trace: Trace?

    /// Words or a figure.
    public init(_ text: String, trace: Trace? = nil) {
        self.text = text
        self.trace = trace
    }
}

/// Where a number comes from: every one can be walked back.
public struct Trace: Hashable, Sendable {
    /// The query that gave it.
    public var query: String

    /// What it rests on: a run and a rule, a load, a finding.
    public var evidence: String

    /// Where a number comes from.
    public init(query: String, evidence: String) {
        self.query = query
        self.evidence = evidence
    }
}

/// A large figure.
public struct KeyFigure: Hashable, Sendable {
    /// What it counts.
    public var label: String

    /// The figure.
    public var value: String

    /// What must be known beside it.
    public var note: String

    /// Where it comes from.
    public var trace: Trace

    /// A large figure.
    public init(label: String, value: String, note: String, trace: Trace) {
        self.label = label
        self.value = value
        self.note = note
        self.trace = trace
    }
}
