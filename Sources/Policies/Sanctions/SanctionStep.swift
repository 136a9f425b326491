public import Domain
internal import StrictYAML

/// A step of the ladder of sanctions: what the law provides for whom.
public struct SanctionStep: Hashable, Sendable {
    /// The name of the step within the policy.
    public var id: String

    /// What it is for, for people.
    public var title: String

    /// Whom it is addressed to.
    public var subject: Subject

    /// Its place on the ladder of its subject; the first is 1.
    public var step: Int

    /// How much.
    public var formula: Formula

    /// The currency.
    public var currency: Currency

    /// By how much it can be reduced, and against what; `nil` where it cannot.
    public var reduction: Reduction?

    /// The act and article.
    public var article: String

    /// Where it can be read.
    public var address: String

    /// How sure the clause is.
    public var confidence: CityPolicy.Confidence

    /// Whom a sanction is addressed to.
    public enum Subject: String, Hashable, Sendable, CaseIterable {
        case owner
        case host
        case intermediary
        case platform
    }

    /// How an amount is found; amounts are in minor units.
    public enum Formula: Hashable, Sendable {
        /// One amount.
        case fixed(Int64)

        /// Between two amounts, by the circumstances.
        case between(Int64, Int64)

        /// An amount for each day that it goes on.
        case perDay(Int64)

        /// The lesser of an amount and a multiple of the revenue.
        case lesser(Int64, revenueTimes: Int64)
    }

    /// A reduction.
    public struct Reduction: Hashable, Sendable {
        /// In per cent.
        public var percent: Int

        /// Against what.
        public var against: String

        /// For how many months.
        public var months: Int

        /// The least that stays to be paid of an amount, in minor units; a part of one counts as one.
        public func least(of amount: Int64) -> Int64 {
            let kept = amount * Int64(100 - percent)
            return kept / 100 + (kept % 100 == 0 ? 0 : 1)
        }
    }

    init?(_ entry: YAMLMapping) {
        id = entry.string("id")
        title = entry.string("title")
        let subject = entry.choice("subject", of: Subject.self)
        step = entry.optionalInteger("step") ?? 1
        let code = entry.string("currency")
        let currency = Currency(code: code)
        if currency == nil { entry.report("currency", "expected three capital letters (ISO 4217)") }
        article = entry.string("article")
        address = entry.string("address")
        confidence = entry.choice("confidence", of: CityPolicy.Confidence.self) ?? .memory
        func amount(_ key: String) -> Int64? {
            entry.optionalInteger(key).map { Int64($0) }
        }
        let amounts = (
            fixed: amount("amount"), least: amount("from"), most: amount("to"),
            day: amount("per-day"), times: amount("or-revenue-times")
        )
        switch amounts {
        case (let fixed?, nil, nil, nil, nil): formula = .fixed(fixed)
        case (nil, let least?, let most?, nil, nil) where least <= most:
            formula = .between(least, most)
        case (nil, nil, nil, let day?, nil): formula = .perDay(day)
        case (let most?, nil, nil, nil, let times?): formula = .lesser(most, revenueTimes: times)
        default:
            entry.report(
                "amount",
                "expected one of: amount; from and to; per-day; amount and or-revenue-times"
            )
            formula = .fixed(0)
        }
        reduction = entry.optionalMapping("reduction").map { mapping in
            defer { mapping.end() }
            return Reduction(
                percent: mapping.integer("percent"),
                against: mapping.string("against"),
                months: mapping.integer("months")
            )
        }
        guard let subject, let currency else { return nil }
        self.subject = subject
        self.currency = currency
    }
}

extension SanctionStep.Formula {
    /// The amounts that the formula allows, in minor units.
    ///
    /// - Parameters:
    ///   - days: how many days it went on.
    ///   - revenue: what it brought in.
    /// - Returns: the amounts; `nil` where something that the formula needs is not given.
    public func amounts(days: Int64? = nil, revenue: Int64? = nil) -> ClosedRange<Int64>? {
        switch self {
        case .fixed(let amount): amount...amount
        case .between(let least, let most): least...most
        case .perDay(let amount): days.map { amount * $0...amount * $0 }
        case .lesser(let most, let times):
            revenue.map { min(most, $0 * times)...min(most, $0 * times) }
        }
    }
}
