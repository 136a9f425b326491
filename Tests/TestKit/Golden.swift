internal import Foundation

/// Texts that were looked at once and must stay as they are.
///
/// `make record` (or `VEEDOR_RECORD=1`) writes them anew; a run that records always fails, so that
/// nobody records by accident.
public enum Golden {
    /// What a comparison found.
    public enum Verdict: Equatable, Sendable {
        /// The text is the recorded one.
        case same

        /// The text differs; the first differing lines.
        case different(line: Int, found: String, recorded: String)

        /// The text was recorded just now.
        case recordedNow
    }

    /// Compares a text with the file recorded for it, or records it.
    public static func compare(_ text: String, with file: String) throws -> Verdict {
        if ProcessInfo.processInfo.environment["VEEDOR_RECORD"] == "1" {
            try FileManager.default.createDirectory(
                atPath: URL(fileURLWithPath: file).deletingLastPathComponent().path,
                withIntermediateDirectories: true
            )
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            return .recordedNow
        }
        let recorded = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        if recorded == text { return .same }
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)
        let lines = recorded.split(separator: "\n", omittingEmptySubsequences: false)
        let line =
            zip(found, lines).enumerated().first { $1.0 != $1.1 }?.offset
            ?? min(found.count, lines.count)
        return .different(
            line: line + 1,
            found: line < found.count ? String(found[line]) : "",
            recorded: line < lines.count ? String(lines[line]) : ""
        )
    }
}
