internal import StrictYAML

/// A picture of a result: bars, or lines through stretches of time.
public struct NotebookChart: Hashable, Sendable {
    /// What it shows.
    public var title: String

    /// The query whose result it shows.
    public var of: String

    /// How.
    public var shape: Shape

    /// The column of labels, or of stretches of time.
    public var label: String

    /// The column of values, and what they count.
    public var value: String

    /// What the values are.
    public var unit: String

    /// The column that parts bars or tells lines apart.
    public var series: String?

    /// The columns of an interval.
    public var from: String?

    /// The columns of an interval.
    public var to: String?

    /// How a result is shown.
    public enum Shape: String, Hashable, Sendable, CaseIterable {
        /// One below the other, from nought.
        case bars

        /// Through stretches of time, from nought.
        case lines
    }

    init(_ entry: YAMLMapping) {
        title = entry.string("chart")
        of = entry.string("of")
        shape = entry.choice("shape", of: Shape.self) ?? .bars
        label = entry.string("label")
        value = entry.string("value")
        unit = entry.string("unit")
        series = entry.optionalString("series")
        from = entry.optionalString("from")
        to = entry.optionalString("to")
    }

    /// The columns that it needs.
    public var columns: [String] { [label, value] + [series, from, to].compactMap(\.self) }

    /// Colours that are told apart in print and by most eyes.
    static let colours = [
        "#2b5c8a", "#c8862b", "#7a7f87", "#a8423a", "#4f8a5b", "#7b5ea7", "#2aa0a4", "#d7a1b0",
        "#8c6d46", "#1d1f24",
    ]
}
