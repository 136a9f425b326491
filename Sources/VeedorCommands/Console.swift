internal import Foundation
internal import Reporting

/// The two streams: results on standard output, talk on standard error.
enum Console {
    /// Writes a result.
    ///
    /// Nothing that anybody wrote into a dump or a name of a file moves a terminal's cursor. A reader
    /// that went away (a closed pipe) ends the program quietly.
    static func standardOutput(_ text: String) {
        write(text.harmless, to: STDOUT_FILENO)
    }

    static func standardError(_ text: String) {
        write(text.harmless, to: STDERR_FILENO)
    }

    /// Writes over the last line of the terminal.
    static func standardErrorLine(_ text: String) {
        write("\r\u{1B}[K" + text.harmless, to: STDERR_FILENO)
    }

    static var standardErrorIsTerminal: Bool {
        isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// The columns of the terminal that standard output is; `nil` where it is none.
    static var width: Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        var size = winsize()
        let isTold = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return isTold ? Int(size.ws_col) : nil
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest))
                let count = Foundation.write(descriptor, part.baseAddress, part.count)
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno != EINTR {
                    _exit(errno == EPIPE ? 0 : 1)
                }
            }
        }
    }
}
