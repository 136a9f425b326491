import Foundation
import TestKit
import Testing

/// Hosts through the built program, on a small synthetic city.
@Suite struct HostCommandTests {
    private let folder: TemporaryFolder
    private var store: String { folder.path("city.sqlite") }

    /// The city, made once; each test has a copy of its store.
    private static let city = Result {
        let folder = try TemporaryFolder()
        let result = try BuiltProgram.run([
            "demo", "--out", folder.path("demo"), "--listings", "300",
        ])
        return (folder: folder, result: result)
    }

    init() throws {
        let city = try Self.city.get()
        #expect(city.result.status == 0, "\(city.result.errors)")
        #expect(city.result.output.contains("linkedPortfolio"))
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: city.folder.path("demo/city.sqlite"),
            toPath: folder.path("city.sqlite")
        )
    }

    private func rows(_ arguments: [String]) throws -> [[String]] {
        let result = try BuiltProgram.run(arguments + ["--store", store, "--format", "csv"])
        #expect(result.status == 0, "\(result.errors)")
        return result.output.split(separator: "\n").dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// An operator of several accounts, and two of them.
    private func linked() throws -> (id: String, accounts: [String]) {
        let operators = try rows(["hosts", "--section", "operators", "--min-dwellings", "1"])
        let one = try #require(operators.first { (Int($0[4]) ?? 0) > 1 })
        let accounts = Set(try rows(["show", "operator", one[0]]).map { $0[1] }).sorted()
        return (one[0], accounts)
    }

    @Test func `a decision splits what the model links, and its reason is shown`() throws {
        let (id, accounts) = try linked()
        try #require(accounts.count > 1)
        for other in accounts[1...] {
            let result = try BuiltProgram.run([
                "decide", "different", accounts[0], other, "--by", "inspector 7", "--why",
                "two leases", "--store", store,
            ])
            #expect(result.status == 0, "\(result.errors)")
        }
        let explained = try BuiltProgram.run([
            "explain", "link", accounts[0], accounts[1], "--store", store,
        ])
        #expect(explained.output.contains("by inspector 7: not the same. two leases"))
        #expect(explained.output.contains("Not linked"))
        #expect(try rows(["show", "operator", accounts[0]]).allSatisfy { $0[1] == accounts[0] })
        // What held before the decisions can be had again.
        let before = try rows([
            "hosts", "--section", "operators", "--min-dwellings", "1", "--decided-until",
            "2000-01-01",
        ])
        #expect(before.contains { $0[0] == id && Int($0[4]) == accounts.count })
    }

    @Test func `a dwelling is explained by any of its advertisements`() throws {
        let (id, _) = try linked()
        let one = try #require(try rows(["show", "operator", id]).first { !$0[4].isEmpty })
        let result = try BuiltProgram.run(["explain", "dwelling", one[5], "--store", store])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.hasPrefix(one[4]))
        #expect(result.output.contains(one[5]))
    }

    @Test(arguments: ["ordinary-users", "pass-for-ordinary", "intermediaries"])
    func `a claim says what would count against it`(claim: String) throws {
        let result = try BuiltProgram.run(["claim", claim, "--store", store])
        #expect(result.status == 0, "\(result.errors)")
        for word in ["Claim: ", "Measure: ", "Against it would count: ", "Not known: "] {
            #expect(result.output.contains(word), "\(word)")
        }
    }

    @Test func `what nobody knows is an error that says what to do`() throws {
        let link = try BuiltProgram.run(["explain", "link", "1", "2", "--store", store])
        #expect(link.status == 1)
        #expect(link.errors.contains("help: accounts are named as platform:id"))
        let empty = try BuiltProgram.run([
            "decide", "same", "1", "2", "--by", " ", "--why", "x", "--store", store,
        ])
        #expect(empty.status == 64)
    }
}
