/// An entry of the log of cases.
public typealias CaseEntry = LogEntry<CaseAct>

extension LogEntry where Act == CaseAct {
    /// The case.
    public var caseID: String { subject }

    /// An entry that is not in the log yet.
    public init(
        caseID: String,
        act: CaseAct,
        madeAt: String,
        madeBy: String,
        day: String,
        details: [String: String] = [:],
        words: String? = nil
    ) {
        self.init(
            subject: caseID,
            act: act,
            madeAt: madeAt,
            madeBy: madeBy,
            day: day,
            details: details,
            words: words
        )
    }
}
