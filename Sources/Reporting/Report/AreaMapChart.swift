public import Domain

/// Areas of a city, shaded by a value.
public struct AreaMapChart: Hashable, Sendable {
    /// Its id within the report.
    public var id: String

    /// What it shows.
    public var title: String

    /// The unit of the value.
    public var unit: String

    /// The areas.
    public var areas: [Area]

    /// An area.
    public struct Area: Hashable, Sendable {
        /// Its name.
        public var name: String

        /// Its rings.
        public var rings: [[GeoPoint]]

        /// Its value; `nil` where it is not known or not shown.
        public var value: Double?

        /// The value as it is written.
        public var text: String

        /// Where the value comes from.
        public var trace: Trace

        /// An area.
        public init(
            name: String,
            rings: [[GeoPoint]],
            value: Double?,
            text: String,
            trace: Trace
        ) {
            self.name = name
            self.rings = rings
            self.value = value
            self.text = text
            self.trace = trace
        }
    }

    /// A map.
    public init(id: String, title: String, unit: String, areas: [Area]) {
        self.id = id
        self.title = title
        self.unit = unit
        self.areas = areas
    }

    /// How many shades there are.
    static let shades = 5

    /// The values that part the shades: an equal number of areas in each.
    var breaks: [Double] {
        let values = areas.compactMap(\.value).sorted()
        guard let last = values.last else { return [] }
        var breaks: [Double] = []
        for shade in 1..<Self.shades {
            let value = values[min(values.count - 1, values.count * shade / Self.shades)]
            if value > breaks.last ?? values[0], value <= last { breaks.append(value) }
        }
        return breaks
    }

    /// The shade of a value, from 0.
    func shade(_ value: Double) -> Int { breaks.count { value >= $0 } }
}
