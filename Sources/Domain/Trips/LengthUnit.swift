/// A unit in which files tell distances.
public enum LengthUnit: String, Hashable, Sendable, CaseIterable {
    /// The metre.
    case metre

    /// 1,000 metres.
    case kilometre

    /// The international mile, 1,609.344 metres exactly (1959).
    case mile

    /// How many metres it is.
    public var metres: Double {
        switch self {
        case .metre: 1
        case .kilometre: 1_000
        case .mile: 1_609.344
        }
    }

    /// A distance in whole metres, to the nearest and a half to the even one; `nil` where it is
    /// longer than a million kilometres.
    ///
    /// A thousandth of a mile is 1.6 metres, so nothing is lost of what trip files tell.
    public func wholeMetres(_ value: Double) -> Int64? {
        let metres = value * metres
        return metres.magnitude <= 1e9 ? Int64(metres.rounded(.toNearestOrEven)) : nil
    }
}
