import Domain
import Hosts
import StrictYAML
import TestKit
import Testing

/// Linkage of the peers' 7,532 accounts, of which the truth is known.
///
/// The operators are dealt into two halves by a hash. Whatever is chosen is chosen on the first;
/// the second is for judging.
@Suite(.tags(.peer), .enabled(if: PeerData.isPresent, Comment(rawValue: PeerData.absence)))
struct HostLinkagePeerTests {
    private let tuning: AccountLinkage
    private let judging: AccountLinkage
    private let truth: [String: String]

    init() throws {
        (truth, tuning, judging) = try LinkedPeers.halves.get()
    }

    private func score(_ linkage: AccountLinkage, _ limit: Double) -> PairScore {
        PairScore(
            linkage.groups(limit: limit),
            linkage.accounts.map { truth[$0.account.id] ?? "" }
        )
    }

    @Test func `the limit for leads is the best on the half it was chosen on`() throws {
        let chosen = tuning.model.linkage.grouping.lead
        let best = score(tuning, chosen).f1
        for limit in [-3.0, -2, 2, 3] { #expect(score(tuning, limit).f1 < best, "\(limit)") }
    }

    @Test func `clusters of the other half have an F1 of at least nine in ten`() {
        let score = score(judging, judging.model.linkage.grouping.lead)
        #expect(score.f1 >= 0.90)
        #expect(score.planted > 1000)
    }

    @Test func `links at the limit for breach leads are right in 95 of 100`() {
        let score = score(judging, judging.model.linkage.grouping.breachLead)
        #expect(score.precision >= 0.95)
        #expect(score.recall >= 0.7)
    }

    @Test func `blocking loses few pairs of the truth`() {
        let groups = Dictionary(grouping: judging.accounts.indices) {
            truth[judging.accounts[$0].account.id] ?? ""
        }
        var all = 0
        var compared = 0
        for group in groups.values {
            for (index, one) in group.enumerated() {
                for other in group[..<index] {
                    all += 1
                    if judging.isCompared(one, other) { compared += 1 }
                }
            }
        }
        #expect(Double(compared) / Double(all) >= 0.98)
    }

    @Test func `probabilities are near what is observed`() {
        var sums = Array(repeating: (predicted: 0.0, right: 0, all: 0), count: 2)
        for link in judging.candidates {
            let probability = LinkageWeights.probability(link.weight)
            let isRight =
                truth[judging.accounts[link.one].account.id]
                == truth[judging.accounts[link.other].account.id]
            let band = probability >= 0.9 ? 1 : 0
            sums[band].predicted += probability
            sums[band].right += isRight ? 1 : 0
            sums[band].all += 1
        }
        for sum in sums {
            let (predicted, all) = (sum.predicted / Double(sum.all), Double(sum.all))
            #expect(abs(predicted - Double(sum.right) / all) < 0.1)
        }
    }

    @Test func `the order of input changes nothing`() throws {
        let records = judging.accounts
        let again = AccountLinkage(records.reversed(), model: judging.model)
        #expect(again.groups == judging.groups)
        #expect(again.weights == judging.weights)
    }
}

/// The peers' accounts.
enum LinkedPeers {
    /// The truth and both halves, linked once for all tests.
    static let halves = Result { () -> ([String: String], AccountLinkage, AccountLinkage) in
        let truth = try Self.truth()
        let records = try Self.records()
        let model = try Self.model()
        let halves = [0, 1].map { number in
            AccountLinkage(
                records.filter { half(truth[$0.account.id] ?? "") == number },
                model: model
            )
        }
        return (truth, halves[0], halves[1])
    }

    static func records() throws -> [AccountRecord] {
        try PeerTable("host-linkage/accounts.csv.gz").rows.map { row in
            let place = GeoPoint(
                latitude: try row.number("latitude"),
                longitude: try row.number("longitude")
            )
            let licence = try row.text("registration_no")
            return AccountRecord(
                account: AccountID(
                    platform: try row.text("platform"),
                    id: try row.text("account_id")
                ),
                displayName: try row.text("display_name"),
                legalName: try row.text("legal_name"),
                email: try row.text("email"),
                phone: try row.text("phone"),
                licences: licence.isEmpty
                    ? [] : [AccountRecord.ShownLicence(number: licence, place: place)],
                middle: place
            )
        }
    }

    static func truth() throws -> [String: String] {
        var operators: [String: String] = [:]
        for row in try PeerTable("host-linkage/truth.csv").rows {
            operators[try row.text("account_id")] = try row.text("operator_id")
        }
        return operators
    }

    /// The model as it is shipped.
    static func model() throws -> HostLinkageModel {
        let path = RepositoryRoot.path("analyses/models/host-linkage.yaml")
        return try HostLinkageModel(document: YAMLDocument(contentsOf: path))
    }

    /// The half that an operator is dealt to: FNV-1a of a seed and its id.
    static func half(_ id: String) -> UInt64 {
        let hash = "split-1/\(id)".utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return (hash >> 32) % 2
    }
}

/// How many pairs of a grouping are pairs of the truth.
struct PairScore {
    var found = 0
    var right = 0
    var planted = 0

    init(_ groups: [[Int]], _ truth: [String]) {
        for group in groups {
            for (index, one) in group.enumerated() {
                for other in group[..<index] {
                    found += 1
                    if truth[one] == truth[other] { right += 1 }
                }
            }
        }
        for group in Dictionary(grouping: truth.indices, by: { truth[$0] }).values {
            planted += group.count * (group.count - 1) / 2
        }
    }

    var precision: Double { Double(right) / Double(max(1, found)) }
    var recall: Double { Double(right) / Double(max(1, planted)) }
    var f1: Double { 2 * Double(right) / Double(max(1, found + planted)) }
}
