/// What is counted: `night`, or where the plural is more than an `s`, `entry/entries`.
///
/// A number never stands beside a noun of the other number: `"\(nights, of: "night")"` is `1 night` or
/// `2 nights`, and a range whose ends are equal is one number.
public struct Noun: Hashable, Sendable, ExpressibleByStringLiteral {
    /// Of one.
    public let singular: String

    /// Of none and of several.
    public let plural: String

    /// A noun as `night` or `entry/entries`.
    public init(_ text: some StringProtocol) {
        let forms = text.split(separator: "/", maxSplits: 1)
        singular = forms.first.map { String($0) } ?? ""
        plural = forms.count > 1 ? String(forms[1]) : singular + "s"
    }

    /// A noun as `night` or `entry/entries`.
    public init(stringLiteral text: String) { self.init(text) }

    /// The form that goes with a number as it is written: `1`, `at least 1`, `2,000`.
    public func form(of number: some StringProtocol) -> String {
        number.split(separator: " ").last == "1" ? singular : plural
    }

    /// A number, or a range, with the noun.
    public func counted(_ number: String, to last: String? = nil) -> String {
        guard let last, last != number else { return "\(number) \(form(of: number))" }
        return "\(number) to \(last) \(plural)"
    }
}

extension DefaultStringInterpolation {
    /// Writes a number with what it counts.
    public mutating func appendInterpolation(_ number: some BinaryInteger, of noun: Noun) {
        appendInterpolation(noun.counted(String(number)))
    }

    /// Writes a range with what it counts; one number where its ends are equal.
    public mutating func appendInterpolation(
        _ range: ClosedRange<some BinaryInteger>,
        of noun: Noun
    ) {
        appendInterpolation(
            noun.counted(String(range.lowerBound), to: String(range.upperBound))
        )
    }
}
