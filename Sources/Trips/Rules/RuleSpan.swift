public import Domain
public import Policies
internal import Store

/// A rule and the days on which it is in force.
public struct RuleSpan: Sendable {
    /// The rule.
    public var rule: TripRule

    /// From the first minute to before the last, of the local clock since 1970-01-01.
    public var minutes: Range<Int64>

    /// The rules of several laws, each as long as its law and its own days say.
    public static func all(of laws: [TripLaw], until last: CivilDate? = nil) -> [RuleSpan] {
        laws.indices.flatMap { index -> [RuleSpan] in
            let law = laws[index]
            let next = index + 1 < laws.count ? laws[index + 1].inForceFrom : nil
            return law.rules.compactMap { rule in
                let start = max(law.inForceFrom, rule.from ?? law.inForceFrom)
                let ends = [
                    law.inForceUntil, next, rule.until, rule.annulment?.on,
                    last?.adding(days: 1),
                ]
                let first = Int64(start.daysSinceEpoch) * 1_440
                let end = ends.compactMap { $0.map { Int64($0.daysSinceEpoch) * 1_440 } }.min()
                let bound = end ?? Int64.max
                return first < bound ? RuleSpan(rule: rule, minutes: first..<bound) : nil
            }
        }
    }
}

/// Which trips a rule is about: those of its days and services.
struct RuleScope {
    let minutes: Range<Int64>
    private let services: Set<String>
    private var allowed: [Bool] = []

    init(_ span: RuleSpan) {
        minutes = span.minutes
        services = Set(span.rule.services)
    }

    /// The field that must be unpacked to tell.
    var fields: Set<TripField> { services.isEmpty ? [] : [.service] }

    /// Whether the services matter.
    var hasServices: Bool { !services.isEmpty }

    mutating func begin(_ names: StoredTripNames) {
        allowed = names[.service].map(services.contains)
    }

    /// Which trips of a block the rule is about.
    func held(_ block: TripBlock) -> HeldTrips {
        let count = block.count
        let bounds = block.pickUpBounds
        var isAll = minutes.contains(bounds.lowerBound) && minutes.contains(bounds.upperBound)
        if isAll, hasServices {
            let services = block[.service]
            isAll = (0..<count).allSatisfy { isAbout(services[$0]) }
        }
        guard !isAll else { return HeldTrips(some: nil) }
        return HeldTrips(some: (0..<count).map { holds(block, $0) })
    }

    private func isAbout(_ service: Int64) -> Bool {
        service == PackedColumn.missing || allowed[Int(service)]
    }

    /// Whether the rule is about a trip; a service that is not told may be any.
    func holds(_ block: TripBlock, _ index: Int) -> Bool {
        guard minutes.contains(block.values[TripField.pickedUpAt.rawValue][index]) else {
            return false
        }
        guard hasServices else { return true }
        return isAbout(block.values[TripField.service.rawValue][index])
    }
}

/// Which trips of a block a rule is about: nearly always all of them.
struct HeldTrips {
    /// By place in the block; `nil` where it is about all.
    let some: [Bool]?

    @inline(__always)
    subscript(index: Int) -> Bool { some?[index] ?? true }
}
