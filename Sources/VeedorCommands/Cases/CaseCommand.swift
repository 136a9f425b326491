public import ArgumentParser
public import Findings

struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "Keep the log of a case: opened, noted, notified, visited, decided, closed.",
        discussion: """
            Entries are only added, each chained to the one before it ('veedor verify'). Names do \
            not belong into codes and ids; what a person writes can be purged, its hash stays.

            Example:
              veedor case open F-3f9a1c07b2e4 --by "inspector 7" --store bcn.sqlite
              veedor case notify C-2026-0001 --to host --deadline 2026-12-01 --by "inspector 7" \
            --store bcn.sqlite
              veedor case show C-2026-0001 --store bcn.sqlite
            """,
        subcommands: [
            OpenCase.self, NoteCase.self, NotifyCase.self, VisitCase.self, DecideCase.self,
            OutcomeCase.self, CloseCase.self, ListCases.self, ShowCase.self,
        ]
    )
}

extension VisitResult: ExpressibleByArgument {}
extension VisitOrigin: ExpressibleByArgument {}
extension ClosingReason: ExpressibleByArgument {}
extension DecisionOutcome: ExpressibleByArgument {}
