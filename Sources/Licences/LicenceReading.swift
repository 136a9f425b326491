public import Policies

/// What a licence field says, before any register is asked.
public struct LicenceReading: Hashable, Sendable {
    /// Every number of a known series, from left to right, each once.
    public var numbers: [ShownNumber] = []

    /// Claims that no licence is needed, in the order of the policy.
    public var exemptions: [LicenceClaim] = []

    /// Words that stand where a number should.
    public var placeholder: LicenceClaim?

    /// What wrong forms may have meant; only where no number of the city's own series is shown.
    public var repairs: [RepairedNumber] = []

    /// Whether the field is empty.
    public var isEmpty = false

    /// Whether a pattern gave up on the text: what it says is then not known.
    public var isUnreadable = false

    /// A number in a text.
    public struct ShownNumber: Hashable, Sendable {
        /// The id of its series.
        public var series: String

        /// The normal form.
        public var number: String

        /// The spelling that fitted.
        public var spelling: String

        /// The characters that were read, folded.
        public var fragment: String

        /// Whether digits follow that belong to no number.
        public var hasExcess: Bool
    }

    /// A number that a wrong form may have meant.
    public struct RepairedNumber: Hashable, Sendable {
        /// The id of the series.
        public var series: String

        /// The rule.
        public var rule: LicenceRepair

        /// The number, or the register's file number.
        public var value: String

        /// The characters that were read, folded.
        public var fragment: String
    }

    /// The claim that says most: the host's own wording before the platform's answer.
    public var exemption: LicenceClaim? {
        exemptions.first { !$0.isPlatformAnswer } ?? exemptions.first
    }

    /// Whether a number of some series is shown.
    func showsNumber(of series: Set<String>) -> Bool {
        numbers.contains { series.contains($0.series) }
    }

    /// The numbers of the series that license short lets in the city.
    func ownNumbers(_ own: Set<String>) -> [ShownNumber] {
        numbers.filter { own.contains($0.series) }
    }
}
