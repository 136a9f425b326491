internal import Domain
internal import Foundation

extension AreaMapChart {
    private static let width = 640.0

    /// The areas on a flat map: degrees, those of longitude shortened by the latitude.
    var svg: String {
        let points = areas.flatMap { $0.rings.flatMap(\.self) }
        guard let west = points.map(\.longitude).min(), let east = points.map(\.longitude).max(),
            let south = points.map(\.latitude).min(), let north = points.map(\.latitude).max(),
            east > west, north > south
        else { return "" }
        let shrink = cos((south + north) / 2 * Double.pi / 180)
        let scale = Self.width / ((east - west) * shrink)
        let height = (north - south) * scale
        func place(_ point: GeoPoint) -> String {
            FixedDecimal.text((point.longitude - west) * shrink * scale, digits: 1) + " "
                + FixedDecimal.text((north - point.latitude) * scale, digits: 1)
        }
        let paths = areas.map { area in
            let shape = area.rings.map { ring in
                var places: [String] = []
                for point in ring.map(place) where point != places.last { places.append(point) }
                return "M" + places.joined(separator: "L") + "Z"
            }.joined()
            let tone = area.value.map { "s\(shade($0))" } ?? "none"
            return """
                <path class="area \(tone)" d="\(shape)"\(area.trace.attributes)>\
                <title>\("\(area.name): \(area.text)".escapedForXML)</title></path>
                """
        }.joined()
        return """
            <svg class="chart map" role="img" viewBox="-2 -2 \(Int(Self.width) + 4) \
            \(Int(height) + 4)" aria-labelledby="\(id)-t \(id)-d" focusable="false">\
            <title id="\(id)-t">\(title.escapedForXML)</title>\
            <desc id="\(id)-d">\(description.escapedForXML)</desc>\(paths)</svg>
            """
    }

    private var description: String {
        let known = areas.filter { $0.value != nil }.sorted {
            ($1.value ?? 0, $0.name) < ($0.value ?? 0, $1.name)
        }
        let most = known.prefix(3).map { "\($0.name) \($0.text)" }.joined(separator: ", ")
        return "\(areas.count, of: "area"), \(known.count) with a value, in \(unit). Most: \(most)."
    }

    /// The shades and what they stand for.
    var legend: [(shade: String, text: String)] {
        let values = areas.compactMap(\.value)
        guard let least = values.min(), let most = values.max() else { return [] }
        let ends = [least] + breaks + [most]
        var entries = (0..<(ends.count - 1)).map { index in
            (
                shade: "s\(index)",
                text: "\(NumberText.text(ends[index], .decimal)) – "
                    + NumberText.text(ends[index + 1], .decimal)
            )
        }
        if areas.contains(where: { $0.value == nil }) {
            entries.append((shade: "none", text: "not known or not shown"))
        }
        return entries
    }

    /// The same as a table, the highest value first.
    var table: ReportTable {
        ReportTable(
            id: "\(id)-table",
            caption: title,
            columns: [
                ReportTable.Column(title: "Area", kind: .text),
                ReportTable.Column(title: unit, kind: .decimal),
            ],
            rows: areas.sorted { ($1.value ?? -1, $0.name) < ($0.value ?? -1, $1.name) }.map {
                [
                    ReportTable.Cell(text: $0.name),
                    ReportTable.Cell(text: $0.text, number: $0.value, trace: $0.trace),
                ]
            }
        )
    }
}
