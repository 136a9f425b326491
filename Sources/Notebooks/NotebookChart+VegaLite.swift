public import Reporting

extension NotebookChart {
    /// The picture in Vega-Lite 5, without its data.
    ///
    /// Related: <https://vega.github.io/vega-lite/docs/>.
    public var vegaLite: JSONValue {
        let mark: JSONValue
        switch shape {
        case .bars: mark = .members(["type": "bar", "tooltip": .boolean(true)])
        case .lines:
            mark = .members(["type": "line", "point": .boolean(true), "tooltip": .boolean(true)])
        }
        let quantity: [JSONValue.Member] = [
            .init("field", .text(value)), .init("type", "quantitative"),
            .init("title", .text(unit)),
        ]
        let name: [JSONValue.Member] = [
            .init("field", .text(label)), .init("type", shape == .bars ? "nominal" : "ordinal"),
            .init("sort", .null), .init("title", .null),
        ]
        var encoding: [JSONValue.Member] = [
            .init(shape == .bars ? "x" : "y", .object(quantity)),
            .init(shape == .bars ? "y" : "x", .object(name)),
        ]
        let colour: JSONValue
        if let series {
            colour = .members([
                "field": .text(series), "type": "nominal", "sort": .null, "title": .null,
                "scale": .members(["range": .texts(Self.colours)]),
            ])
        } else {
            colour = .members(["value": .text(Self.colours[0])])
        }
        encoding.append(.init("color", colour))
        var layers = [JSONValue.members(["mark": mark, "encoding": .object(encoding)])]
        if let from, let to {
            let ends = JSONValue.members([
                "x": .members(["field": .text(from), "type": "quantitative", "title": .text(unit)]),
                "x2": .members(["field": .text(to)]),
                "y": .object(name),
            ])
            layers.append(.members(["mark": .members(["type": "rule"]), "encoding": ends]))
        }
        return .members([
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "title": .text(title),
            "width": .integer(520),
            "layer": .list(layers),
        ])
    }
}
