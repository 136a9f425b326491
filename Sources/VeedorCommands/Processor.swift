internal import CLinux
internal import Foundation

/// The processor that the program runs on.
enum Processor {
    private static let words: StaticString = """
        error: this program was compiled for processors with AVX2 and BMI2 (x86-64-v3); this computer has \
        another
        help: compile it on this computer with 'make build', or for any with 'make build PROCESSOR='

        """

    /// Ends the program where it was compiled for another kind of processor: it would else stop in the
    /// middle of its work, without a word.
    @inline(never)
    static func mustSuffice() {
        guard veedor_runs_here() == 0 else { return }
        // The rest of the program cannot be relied on here: the words go straight to the system.
        _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
        exit(1)
    }
}
