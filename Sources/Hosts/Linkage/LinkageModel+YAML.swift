internal import StrictYAML

extension LinkageModel {
    /// Reads a model; further keys are read by `more` before the rest is reported.
    ///
    /// - Throws: `YAMLError` with every problem.
    init(document: YAMLDocument, more: (YAMLMapping) -> Void) throws(YAMLError) {
        let root = document.root
        id = root.string("id")
        title = root.string("title")
        comparisons = root.list("comparisons") { Comparison($0) }
        blocking = root.list("blocking") { BlockingRule($0) }
        learning = Learning(root.mapping("learning"))
        grouping = Grouping(root.mapping("grouping"))
        more(root)
        let ids = comparisons.map(\.id)
        for id in Set(ids).sorted() where ids.count(where: { $0 == id }) > 1 {
            root.report("comparisons", "'\(id)' stands twice")
        }
        if comparisons.isEmpty { root.report("comparisons", "at least one is needed") }
        if blocking.isEmpty { root.report("blocking", "at least one rule is needed") }
        root.end()
        try document.finish()
    }
}

extension LinkageModel.Comparison {
    fileprivate init(_ entry: YAMLMapping) {
        id = entry.string("id")
        title = entry.string("title")
        kind = entry.choice("kind", of: LinkageModel.Kind.self) ?? .value
        field = entry.optionalString("of") ?? ""
        levels = entry.list("levels") { LinkageModel.Level($0) }
        heldUpTo = entry.optionalInteger("held-by-up-to") ?? 0
        least = entry.optionalInteger("of-at-least") ?? 1
        if kind == .shared, heldUpTo < 2 {
            entry.report("held-by-up-to", "must be at least 2: who shares a mark has it")
        }
        if levels.count < 2 { entry.report("levels", "at least two levels are needed") }
        let sum = levels.reduce(0) { $0 + $1.start }
        if abs(sum - 1) > 1e-6 {
            entry.report("levels", "the parts 'start' add up to \(sum), expected 1")
        }
    }
}

extension LinkageModel.Level {
    fileprivate init(_ entry: YAMLMapping) {
        condition = entry.string("is")
        label = entry.string("label")
        limit =
            entry.optionalNumber("metres") ?? entry.optionalNumber("up-to")
            ?? entry.optionalNumber("at-least")
        start = entry.share("start")
        isByFrequency = entry.optionalBoolean("by-frequency") ?? false
        whenRare = entry.optionalMapping("when-rare").map { part in
            defer { part.end() }
            return LinkageModel.Rarity(
                records: part.integer("records"),
                random: max(1e-12, part.share("random"))
            )
        }
        weightAtMost = entry.optionalNumber("weight-at-most")
        weightAtLeast = entry.optionalNumber("weight-at-least")
    }
}

extension LinkageModel.BlockingRule {
    fileprivate init(_ entry: YAMLMapping) {
        key = entry.string("by")
        atMost = entry.optionalInteger("at-most")
        nearest = entry.optionalInteger("nearest")
        metres = entry.optionalNumber("metres")
        if (atMost == nil) == (nearest == nil) {
            entry.report("by", "needs either 'at-most' or 'nearest'")
        }
        if (nearest == nil) != (metres == nil) {
            entry.report("by", "'nearest' and 'metres' go together")
        }
    }
}

extension LinkageModel.Learning {
    fileprivate init(_ entry: YAMLMapping) {
        seed = UInt64(max(0, entry.integer("seed")))
        randomPairs = max(1, entry.integer("random-pairs"))
        rounds = max(1, entry.integer("rounds"))
        precision = entry.share("precision")
        startCountsFor = max(0.01, entry.number("start-counts-for"))
        leastM = entry.share("least-m")
        entry.end()
    }
}

extension LinkageModel.Grouping {
    fileprivate init(_ entry: YAMLMapping) {
        bestLink = entry.share("best-link")
        lead = entry.number("lead")
        breachLead = entry.number("breach-lead")
        margin = entry.number("margin")
        if breachLead < lead { entry.report("breach-lead", "must not be below 'lead'") }
        entry.end()
    }
}

extension YAMLMapping {
    /// A required number.
    func number(_ key: String) -> Double {
        guard let number = optionalNumber(key) else {
            if !has(key) { report(key, "is missing") }
            return 0
        }
        return number
    }

    /// A required number from 0 to 1.
    func share(_ key: String) -> Double {
        let share = number(key)
        if !(0...1 ~= share) { report(key, "must lie between 0 and 1") }
        return share
    }
}
