import Domain
import Findings
import Foundation
import Store
import TestKit
import Testing

@testable import VeedorCommands

/// A sanction is reduced against ceding the dwelling, as far as the law lets off and no further.
@Suite struct CedingTests {
    /// A case with an amount decided, and what is said of an outcome.
    private func outcome(_ words: [String]) throws -> (BuiltProgram.Result, CaseState?) {
        let folder = try TemporaryFolder()
        let path = folder.path("s.sqlite")
        let store = try VeedorStore(path: path, access: .writing)
        try store.write { database in
            try StoreProperty.city.set("synthetic", database)
            for (act, details) in [
                (CaseAct.open, ["findings": "F-1", "listings": "airbnb:1"]),
                (.decide, ["step": "unlicensed-let", "subject": "owner", "amount": "6000001"]),
            ] {
                try CaseLog.append(
                    CaseEntry(
                        caseID: "C-2026-0001",
                        act: act,
                        madeAt: "2026-11-01T10:00:00Z",
                        madeBy: "inspector 7",
                        day: "2026-11-01",
                        details: details,
                        words: nil
                    ),
                    database
                )
            }
        }
        let result = try BuiltProgram.run(
            ["case", "outcome", "C-2026-0001", "--outcome", "ceded", "--on", "2026-11-20"]
                + ["--by", "inspector 7", "--store", path] + words
        )
        return (result, try store.read { CaseState.all(try CaseLog.entries($0)) }.first)
    }

    @Test func `amount and last day follow from the law`() throws {
        let (result, state) = try outcome(["--from", "2026-12-01"])
        #expect(result.status == 0, "\(result.errors)")
        // Eighty per cent off; a part of a cent is not let off. Thirty-six months.
        #expect(state?.outcome?.amount == 1_200_001)
        #expect(state?.outcome?.until == "2029-11-30")
    }

    @Test(arguments: [
        (["--from", "2026-12-01", "--amount", "1200001", "--until", "2029-11-30"], true),
        (["--from", "2026-12-01", "--amount", "1200000"], false),
        (["--from", "2026-12-01", "--until", "2029-11-29"], false),
        (["--from", "2026-12-01", "--amount", "3000000"], true),
        ([], false),
    ])
    func `no more is let off than the law lets off`(words: [String], isAllowed: Bool) throws {
        let (result, state) = try outcome(words)
        #expect((result.status == 0) == isAllowed, "\(result.errors)")
        #expect((state?.outcome?.kind == .ceded) == isAllowed)
    }
}
