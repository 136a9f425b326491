public import StrictYAML

/// How host accounts are compared: `analyses/models/host-linkage.yaml`.
public struct HostLinkageModel: Hashable, Sendable {
    /// Comparisons, blocking, learning and grouping.
    public var linkage: LinkageModel

    /// What joins two people in one name shown.
    public var nameJoiners: [String]

    /// For how many letters a family name may have one slip.
    public var lettersPerSlip: Int

    /// How many slips a family name may have in all.
    public var mostSlips: Int

    /// What the columns of a list of accounts are called.
    public var columns: [String: String]

    /// Reads the model.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        var joiners: [String] = []
        var slips = (letters: 1, most: 0)
        var columns: [String: String] = [:]
        linkage = try LinkageModel(document: document) { root in
            joiners = root.strings("name-joiners")
            for (name, column) in root.pairs("columns") { columns[name] = column }
            if columns["account"] == nil { root.report("columns", "'account' is missing") }
            let entry = root.mapping("slips")
            slips = (max(1, entry.integer("letters")), entry.integer("most"))
            entry.end()
            Self.check(root)
        }
        nameJoiners = joiners
        self.columns = columns
        lettersPerSlip = slips.letters
        mostSlips = slips.most
    }

    /// The words that a comparison of a kind may use.
    static let conditions: [LinkageModel.Kind: Set<String>] = [
        .name: Set(NameAgreement.allCases.map(\.rawValue)),
        .value: ["same", "other"], .fingerprint: ["same", "other"],
        .licence: ["same-place", "same", "other"], .distance: ["within", "other"],
        .shared: ["some", "other"],
    ]

    /// Every condition is one that the comparer knows, and the last level takes what is left.
    private static func check(_ root: YAMLMapping) {
        _ = root.list("comparisons") { entry -> Bool? in
            let kind = entry.optionalString("kind").flatMap(LinkageModel.Kind.init)
            let known = kind.flatMap { conditions[$0] }
            let words = entry.list("levels") { level in
                level.passOver()
                return level.optionalString("is")
            }
            entry.passOver()
            if let known {
                for word in words where !known.contains(word) {
                    entry.report(
                        "levels",
                        "'\(word)' is none of: \(known.sorted().joined(separator: ", "))"
                    )
                }
            } else {
                entry.report("kind", "accounts are not compared in this way")
            }
            if words.last != "other" { entry.report("levels", "the last level must be 'other'") }
            return nil
        }
        let keys = AccountBlocking.Key.allCases.map(\.rawValue)
        _ = root.list("blocking") { entry -> Bool? in
            entry.passOver()
            let key = entry.optionalString("by") ?? ""
            if !keys.contains(key) {
                entry.report("by", "'\(key)' is not one of: \(keys.joined(separator: ", "))")
            }
            return nil
        }
    }
}

/// How two names agree.
enum NameAgreement: String, CaseIterable {
    case same
    case close
    case sharedPart = "shared-part"
    case sameInitial = "same-initial"
    case sameGiven = "same-given"
    case otherFamily = "other-family"
    case otherGiven = "other-given"
    case other

    /// Its place among all.
    var place: Int {
        switch self {
        case .same: 0
        case .close: 1
        case .sharedPart: 2
        case .sameInitial: 3
        case .sameGiven: 4
        case .otherFamily: 5
        case .otherGiven: 6
        case .other: 7
        }
    }
}
