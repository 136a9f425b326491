public import ArgumentParser
public import Findings

struct ComplaintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complaint",
        abstract: "Take complaints, see what they are about, answer and close them.",
        discussion: """
            Files of complaints come in with 'veedor ingest'. Who complained is not stored, only a \
            number under the store's own key that tells the same person again: the answer goes back \
            through the source, by its reference. Several reports of one event are one event; many \
            copies of one text are one voice. A complaint is a reason to look and never makes a \
            finding. It is closed only after an answer; the log is chained ('veedor verify').

            Example:
              veedor complaint list --store bcn.sqlite --open
              veedor complaint show K-3f9a1c07b2e4 --store bcn.sqlite
              veedor complaint answer K-3f9a1c07b2e4 --by "official 3" --words "We looked on \
            Monday." --store bcn.sqlite
              veedor complaint close K-3f9a1c07b2e4 --reason in-case --by "official 3" --store \
            bcn.sqlite
            """,
        subcommands: [
            AddComplaint.self, ListComplaints.self, ShowComplaint.self, NoteComplaint.self,
            AnswerComplaint.self, CloseComplaint.self,
        ]
    )
}

extension ComplaintReason: ExpressibleByArgument {}
