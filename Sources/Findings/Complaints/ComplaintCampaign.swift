/// Many complaints with nearly the same words: one voice, whoever sends it.
public struct ComplaintCampaign: Hashable, Sendable {
    /// Named after its first complaint: `P-` and twelve digits.
    public var id: String

    /// The complaints, the earliest first, by position.
    public var complaints: [Int]
}

extension ComplaintCampaign {
    /// Finds the copies of one text.
    ///
    /// A text is a copy of the earliest text that is so like it. Texts are looked up by the
    /// sequences that they have in common, so that only those are compared that have some.
    ///
    /// - Parameters:
    ///   - complaints: in the order of their moments.
    ///   - rules: how like texts are, and from how many on.
    /// - Returns: the campaigns, in the order of their first complaints.
    public static func all(
        _ complaints: [Complaint],
        rules: ComplaintRules.Campaigns
    ) -> [ComplaintCampaign] {
        var copies: [[Int]] = []
        var textsBySequence: [UInt32: [Int]] = [:]
        for (index, one) in complaints.enumerated()
        where one.sequences.count >= rules.leastSequences {
            var common: [Int: Int] = [:]
            for sequence in one.sequences {
                for text in textsBySequence[sequence] ?? [] { common[text, default: 0] += 1 }
            }
            let original = common.sorted { $0.key < $1.key }.first { text, shared in
                let first = complaints[copies[text][0]].sequences.count
                let union = first + one.sequences.count - shared
                return Double(shared) >= rules.similarity * Double(union)
            }
            if let original {
                copies[original.key].append(index)
            } else {
                for sequence in one.sequences {
                    textsBySequence[sequence, default: []].append(copies.count)
                }
                copies.append([index])
            }
        }
        return copies.filter { $0.count >= rules.submissions }.map { own in
            ComplaintCampaign(id: "P-" + complaints[own[0]].id.dropFirst(2), complaints: own)
        }
    }
}
