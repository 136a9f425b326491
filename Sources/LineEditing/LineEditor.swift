internal import CEdit
internal import Foundation

/// A terminal on which lines are typed, edited, called back and completed (libedit, histedit.h).
///
/// While a line is typed Ctrl-C is a key as others; between lines it is a signal again, so that what
/// runs can be stopped by it.
@safe public final class LineEditor {
    /// What was typed.
    public enum Entry: Hashable, Sendable {
        /// A line, without its end.
        case line(String)

        /// Ctrl-C: the line is thrown away.
        case cancelled

        /// Ctrl-D on an empty line, or the terminal went away.
        case end
    }

    private let edit: OpaquePointer
    private let history: OpaquePointer
    private let complete: (_ before: String, _ after: String) -> LineCompletion
    private var prompt: UnsafeMutablePointer<CChar>
    private var isCancelled = false

    /// Takes the terminal of standard input and standard output.
    ///
    /// Key bindings of `~/.editrc` hold. It is `nil` where the terminal cannot be used.
    ///
    /// - Parameters:
    ///   - name: the program, by which `~/.editrc` may name it.
    ///   - remembered: so many lines are kept to be called back.
    ///   - complete: what may stand at the cursor, given the line before and after it.
    public init?(
        name: String,
        remembered: Int32 = 1_000,
        complete: @escaping (_ before: String, _ after: String) -> LineCompletion
    ) {
        // Letters beyond ASCII are typed as UTF-8 whatever the user's settings leave out.
        unsafe setlocale(LC_CTYPE, "")
        if veedor_edit_letter_bytes() == 1 { unsafe setlocale(LC_CTYPE, "C.UTF-8") }
        guard let edit = unsafe veedor_edit_open(name) else { return nil }
        guard let history = unsafe history_init(), let prompt = unsafe strdup("") else {
            unsafe el_end(edit)
            return nil
        }
        unsafe self.edit = edit
        unsafe self.history = history
        unsafe self.prompt = prompt
        self.complete = complete
        unsafe veedor_history_room(history, remembered)
        unsafe veedor_edit_history(edit, history)
        unsafe veedor_edit_set_object(edit, Unmanaged.passUnretained(self).toOpaque())
        unsafe veedor_edit_prompt(edit) { edit in
            unsafe LineEditor.of(edit)?.prompt
        }
        unsafe veedor_edit_keys(edit, "emacs")
        unsafe el_source(edit, nil)
        bindKeys()
    }

    deinit {
        unsafe el_end(edit)
        unsafe history_end(history)
        unsafe free(prompt)
    }

    private func bindKeys() {
        unsafe veedor_edit_signals(edit, 1)
        unsafe veedor_edit_terminal(edit, "-isig")
        unsafe veedor_edit_function(edit, "veedor-cancel", "throws the line away") { edit, _ in
            unsafe LineEditor.of(edit)?.isCancelled = true
            return UInt8(CC_NEWLINE)
        }
        unsafe veedor_edit_function(edit, "veedor-suspend", "stops the program") { _, _ in
            kill(0, SIGTSTP)
            return UInt8(CC_REFRESH)
        }
        unsafe veedor_edit_function(edit, "veedor-complete", "completes a word") { edit, _ in
            unsafe LineEditor.of(edit)?.completeWord() ?? UInt8(CC_ERROR)
        }
        for (key, function) in [
            ("^C", "veedor-cancel"), ("^Z", "veedor-suspend"), ("^I", "veedor-complete"),
        ] {
            unsafe veedor_edit_bind(edit, key, function)
        }
    }

    private static func of(_ edit: OpaquePointer?) -> LineEditor? {
        guard let edit = unsafe edit, let object = unsafe veedor_edit_object(edit) else {
            return nil
        }
        return unsafe Unmanaged<LineEditor>.fromOpaque(object).takeUnretainedValue()
    }

    /// Reads a line.
    public func read(prompt text: String) -> Entry {
        guard let copy = unsafe strdup(text) else { return .end }
        unsafe free(prompt)
        unsafe prompt = copy
        isCancelled = false
        // The window may have changed while something else ran.
        unsafe el_resize(edit)
        // What is typed as soon as the prompt is seen must be a key already.
        unsafe veedor_edit_prepare(edit)
        var count: Int32 = 0
        let bytes = unsafe el_gets(edit, &count)
        // An empty line that was thrown away comes back as no line at all.
        if isCancelled {
            Self.write("^C\n")
            return .cancelled
        }
        guard let bytes = unsafe bytes else { return .end }
        var line = unsafe String(cString: bytes)
        if line.hasSuffix("\n") { line.removeLast() }
        return .line(line)
    }

    /// Keeps a text to be called back with the arrow keys.
    public func remember(_ text: String) {
        unsafe veedor_history_add(history, text)
    }

    // MARK: Completion

    private func completeWord() -> UInt8 {
        guard let line = unsafe el_line(edit)?.pointee else { return UInt8(CC_ERROR) }
        func text(_ from: UnsafePointer<CChar>, _ until: UnsafePointer<CChar>) -> String {
            let bytes = unsafe UnsafeRawBufferPointer(
                start: UnsafeRawPointer(from),
                count: until - from
            )
            return unsafe String(decoding: bytes, as: UTF8.self)
        }
        let before = unsafe text(line.buffer, line.cursor)
        let after = unsafe text(line.cursor, line.lastchar)
        // At the begin of a line nobody asks for a word: the line is set in.
        guard !before.allSatisfy(\.isWhitespace) else { return insert("  ") }
        let completion = complete(before, after)
        switch completion.step {
        case .nothing: return UInt8(CC_ERROR)
        case .replace(let word):
            unsafe el_deletestr(edit, Int32(completion.typed.unicodeScalars.count))
            return insert(word)
        case .list(let words):
            Self.write("\n" + LineCompletion.columns(words, width: Self.width))
            return UInt8(CC_REDISPLAY)
        }
    }

    private func insert(_ text: String) -> UInt8 {
        unsafe el_insertstr(edit, text) == 0 ? UInt8(CC_REFRESH) : UInt8(CC_ERROR)
    }

    private static var width: Int {
        var size = winsize()
        let isTold = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return isTold ? Int(size.ws_col) : 80
    }

    private static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
