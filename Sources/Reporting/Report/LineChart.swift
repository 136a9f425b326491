/// Lines through dates, with or without bands.
public struct LineChart: Hashable, Sendable {
    /// Its id within the report.
    public var id: String

    /// What it shows.
    public var title: String

    /// The dates, in their order, and their places from 0 to 1.
    public var dates: [(label: String, place: Double)]

    /// The lines.
    public var lines: [Line]

    /// A line.
    public struct Line: Hashable, Sendable {
        /// Its label.
        public var label: String

        /// A value for each date; `nil` where none is known.
        public var values: [Double?]

        /// The band around each value.
        public var bands: [ClosedRange<Double>?]

        /// Where the values come from.
        public var trace: Trace

        /// A line.
        public init(
            label: String,
            values: [Double?],
            bands: [ClosedRange<Double>?] = [],
            trace: Trace
        ) {
            self.label = label
            self.values = values
            self.bands = bands
            self.trace = trace
        }
    }

    /// A chart.
    public init(
        id: String,
        title: String,
        dates: [(label: String, place: Double)],
        lines: [Line]
    ) {
        self.id = id
        self.title = title
        self.dates = dates
        self.lines = lines
    }

    /// Charts are the same where all that they show is.
    public static func == (left: LineChart, right: LineChart) -> Bool {
        left.id == right.id && left.title == right.title && left.lines == right.lines
            && left.dates.map(\.label) == right.dates.map(\.label)
            && left.dates.map(\.place) == right.dates.map(\.place)
    }

    /// By id and lines.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(lines)
    }
}
