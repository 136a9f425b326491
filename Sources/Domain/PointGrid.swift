internal import Foundation

/// Points in square cells, so that those near a place are found without looking at all.
public struct PointGrid: Sendable {
    private let cells: [Cell: [Int]]
    private let points: [GroundPoint?]

    /// A cell of about 550 m from south to north.
    private struct Cell: Hashable {
        var north: Int
        var east: Int
    }

    private static let degrees = 0.005

    /// The points, some of which may be missing; they are known by their position in the list.
    public init(_ points: [GeoPoint?]) {
        self.points = points.map { $0.map(GroundPoint.init) }
        var cells: [Cell: [Int]] = [:]
        for (index, point) in points.enumerated() {
            if let point { cells[Self.cell(point), default: []].append(index) }
        }
        self.cells = cells
    }

    /// The points at most so many metres away, with their distances, in the order of the list.
    ///
    /// - Complexity: the number of points in the cells that the circle touches.
    public func near(_ point: GeoPoint, within metres: Double) -> [(index: Int, metres: Double)] {
        let degree = GeoPoint.earthRadius * Double.pi / 180
        // A margin of a thousandth keeps the box from cutting the circle.
        let height = metres / degree * 1.001
        let width = height / max(0.01, cos((abs(point.latitude) + height) * Double.pi / 180))
        let north = Int((height / Self.degrees).rounded(.up))
        let east = Int((width / Self.degrees).rounded(.up))
        let (centre, ground) = (Self.cell(point), GroundPoint(point))
        var found: [(index: Int, metres: Double)] = []
        for row in (centre.north - north)...(centre.north + north) {
            for column in (centre.east - east)...(centre.east + east) {
                for index in cells[Cell(north: row, east: column)] ?? [] {
                    guard let other = points[index],
                        abs(other.point.latitude - point.latitude) <= height,
                        abs(other.point.longitude - point.longitude) <= width
                    else { continue }
                    let distance = other.metres(to: ground)
                    guard distance <= metres else { continue }
                    found.append((index, distance))
                }
            }
        }
        return found.sorted { $0.index < $1.index }
    }

    private static func cell(_ point: GeoPoint) -> Cell {
        Cell(
            north: Int((point.latitude / degrees).rounded(.down)),
            east: Int((point.longitude / degrees).rounded(.down))
        )
    }
}
