/// Bars from nought, one below the other; each in parts, or with an interval.
public struct BarChart: Hashable, Sendable {
    /// Its id within the report.
    public var id: String

    /// What it shows.
    public var title: String

    /// What the parts of a bar are, in order; one for bars without parts.
    public var series: [String]

    /// The bars.
    public var bars: [Bar]

    /// The end of the scale; the largest value where none is given.
    public var maximum: Double?

    /// How values are written.
    public var kind: ReportTable.Kind

    /// A bar.
    public struct Bar: Hashable, Sendable {
        /// Its label.
        public var label: String

        /// The values of its parts.
        public var values: [Double]

        /// The interval of the sum.
        public var interval: ClosedRange<Double>?

        /// What is written at the end.
        public var note: String

        /// Where the values come from.
        public var trace: Trace

        /// The sum of the parts.
        public var sum: Double { values.reduce(0, +) }

        /// A bar.
        public init(
            label: String,
            values: [Double],
            interval: ClosedRange<Double>? = nil,
            note: String = "",
            trace: Trace
        ) {
            self.label = label
            self.values = values
            self.interval = interval
            self.note = note
            self.trace = trace
        }
    }

    /// A chart.
    public init(
        id: String,
        title: String,
        series: [String],
        bars: [Bar],
        maximum: Double? = nil,
        kind: ReportTable.Kind = .count
    ) {
        self.id = id
        self.title = title
        self.series = series
        self.bars = bars
        self.maximum = maximum
        self.kind = kind
    }

    /// The end of the scale.
    var scale: Double {
        let largest = bars.map { max($0.sum, $0.interval?.upperBound ?? 0) }.max() ?? 0
        return max(maximum ?? largest, .leastNonzeroMagnitude)
    }
}
