internal import Patterns
internal import StrictYAML

/// How licence fields are read and judged in a city.
public struct LicenceRules: Hashable, Sendable {
    /// Claims that no licence is needed.
    public var exemptions: [LicenceClaim]

    /// Texts that stand where a number should.
    public var placeholders: [LicenceClaim]

    /// The series of numbers, in the order they are looked for.
    public var series: [LicenceSeries]

    /// Up to how many days a register may be older or younger than the listings before "not found"
    /// is no more than a signal.
    public var registerGapDays: Int

    /// Below which probability, under the platform's location error, a listing is said to be
    /// elsewhere than the licensed address.
    public var addressConflictProbability: Double

    /// How registered dwellings near an advertisement without a number are weighed; `nil` where no
    /// source gives how many such advertisements are licensed.
    public var leads: LeadRules?

    /// Texts with what must be read in them.
    public var examples: [LicenceExample]

    /// The rules of a policy that says nothing about licences.
    static let none = LicenceRules()

    private init() {
        exemptions = []
        placeholders = []
        series = []
        registerGapDays = 0
        addressConflictProbability = 0
        examples = []
    }

    init(_ entry: YAMLMapping) {
        examples = entry.list("examples") { LicenceExample($0) }
        exemptions = entry.list("exemptions") { LicenceClaim($0) }
        placeholders = entry.list("placeholders") { LicenceClaim($0) }
        series = entry.list("series") { LicenceSeries($0) }
        registerGapDays = entry.integer("register-gap-days")
        addressConflictProbability = entry.optionalNumber("address-conflict-probability") ?? 0
        leads = entry.optionalMapping("licensed-when-not-shown").flatMap { LeadRules($0) }
        if series.isEmpty { entry.report("series", "at least one series is needed") }
        if !entry.has("address-conflict-probability") {
            entry.report("address-conflict-probability", "is missing")
        } else if !(0..<1 ~= addressConflictProbability) {
            entry.report("address-conflict-probability", "must lie between 0 and 1")
        }
        let ids = series.map(\.id)
        for id in Set(ids).sorted() where ids.count(where: { $0 == id }) > 1 {
            entry.report("series", "'\(id)' stands twice")
        }
        entry.end()
    }

    /// A register's word as it is compared.
    public static func folded(_ word: String) -> String { FoldedText(word).text }

    /// The series that license short lets in the city.
    public var ownSeries: [LicenceSeries] { series.filter { $0.role == .licence } }
}

/// Words in a licence field that claim something: an exemption, or that a number will follow.
public struct LicenceClaim: Hashable, Sendable {
    /// The name of the claim.
    public var id: String

    /// What is claimed, for people.
    public var title: String

    /// Folded texts, any of which makes the claim wherever it stands.
    public var phrases: [[UInt8]]

    /// Whether it is the platform's own answer ("Exempt") and not the host's wording.
    public var isPlatformAnswer: Bool

    /// The shortest stay that goes with the claim; a listing that takes shorter ones contradicts it.
    public var minimumNights: Int?

    init(_ entry: YAMLMapping) {
        id = entry.string("id")
        title = entry.string("title")
        phrases = entry.strings("phrases").map { FoldedText($0).bytes }
        isPlatformAnswer = entry.optionalBoolean("platform-answer") ?? false
        minimumNights = entry.optionalInteger("minimum-nights")
        if phrases.isEmpty { entry.report("phrases", "at least one phrase is needed") }
    }

    /// Whether a folded text makes the claim.
    public func isMade(in text: [UInt8]) -> Bool {
        phrases.contains { phrase in text.containsRun(phrase) }
    }
}

extension Array where Element == UInt8 {
    /// Whether some bytes stand in a row somewhere in these.
    func containsRun(_ run: [UInt8]) -> Bool {
        guard let first = run.first, run.count <= count else { return false }
        for start in 0...(count - run.count) where self[start] == first {
            if self[start..<(start + run.count)].elementsEqual(run) { return true }
        }
        return false
    }
}
