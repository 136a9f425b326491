/// A licence text and the state it was written to have.
struct ShownLicence: Sendable {
    var state: PlantedLicenceState
    var text: String

    static let empty = ShownLicence(state: .notShown, text: "")
}
