internal import Foundation

/// The circle around a shown point within which the dwelling lies, and when two of them meet.
public struct Vicinity: Hashable, Sendable {
    /// The radius in metres: the farthest that a platform shows a point from the address.
    public var radius: Double

    /// How the circle is drawn.
    public var outline: Outline

    /// How a circle is drawn.
    public enum Outline: Hashable, Sendable {
        /// Exactly.
        case circle

        /// As a polygon inside it with so many equal sides, the first corner in the east: what
        /// geographic software does, and up to 0.03 % smaller at 120 sides.
        case polygon(sides: Int)
    }

    /// A circle.
    public init(radius: Double, outline: Outline = .circle) {
        self.radius = radius
        self.outline = outline
    }

    /// Whether the circles around two places meet, at another radius where one is given.
    func meet(_ here: RoomOffer.Place, _ there: RoomOffer.Place, radius: Double? = nil) -> Bool {
        reaches(here, there, 2 * (radius ?? self.radius))
    }

    /// Whether the circle around a place holds another place.
    public func holds(_ here: RoomOffer.Place, _ there: RoomOffer.Place) -> Bool {
        reaches(here, there, radius)
    }

    /// The sum of two equal polygons is one of twice the size: both questions are this one.
    private func reaches(
        _ here: RoomOffer.Place,
        _ there: RoomOffer.Place,
        _ limit: Double
    ) -> Bool {
        let metres = here.metres(to: there)
        guard case .polygon(let sides) = outline,
            case .plane(let x, let y) = here, case .plane(let east, let north) = there
        else { return metres <= limit }
        let step = 2 * Double.pi / Double(sides)
        var angle = atan2(north - y, east - x)
        if angle < 0 { angle += 2 * Double.pi }
        let part = angle.truncatingRemainder(dividingBy: step) - step / 2
        return metres * cos(part) <= limit * cos(step / 2)
    }
}
