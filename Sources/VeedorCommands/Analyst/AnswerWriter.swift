internal import Foundation
internal import Reporting

/// Puts an answer where it was asked for.
struct AnswerWriter {
    var format: TableFormat
    var out: String?

    /// Writes a table, and says when it was cut.
    func write(_ table: DataTable, isCut: Bool, limit: Int) throws {
        let text = table.rendered(as: format)
        if let out {
            do { try Data(text.utf8).write(to: URL(fileURLWithPath: out)) } catch {
                throw CommandError(
                    error: "\(out): cannot be written",
                    help: "check that the folder is there and the disk is not full"
                )
            }
        } else {
            Console.standardOutput(text)
        }
        if isCut {
            Console.standardError("note: the first \(limit) rows; --limit 0 gives all\n")
        }
    }
}
