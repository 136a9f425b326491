internal import Foundation
internal import Subprocess
internal import Synchronization

/// Prints an HTML file: headless Chromium where it is, else WeasyPrint.
enum PDFPrinter {
    private static let programs = ["chromium", "chromium-browser", "google-chrome", "weasyprint"]

    private static func arguments(_ program: String, _ html: String, _ pdf: String) -> [String] {
        guard program != "weasyprint" else { return [html, pdf] }
        return [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-pdf-header-footer", "--print-to-pdf=\(pdf)",
            URL(fileURLWithPath: html).absoluteString,
        ]
    }

    /// Prints.
    ///
    /// - Throws: `CommandError` where no program can, or it failed.
    static func print(html: String, to pdf: String) throws {
        for name in programs {
            guard let isDone = try run(name, arguments(name, html, pdf)) else { continue }
            guard isDone, FileManager.default.fileExists(atPath: pdf) else {
                throw CommandError(
                    error: "\(pdf): \(name) could not print it",
                    help: "open \(html) in a browser and print it from there"
                )
            }
            return
        }
        throw CommandError(
            error: "\(pdf): neither Chromium nor WeasyPrint is installed",
            help: "install one (Debian: chromium or weasyprint), or print \(html) from a browser"
        )
    }

    /// Runs a program to its end: whether it succeeded; `nil` where it is not installed.
    private static func run(_ name: String, _ arguments: [String]) throws -> Bool? {
        guard isInstalled(name) else { return nil }
        let outcome = Mutex<Bool?>(nil)
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            let result = try? await Subprocess.run(
                .name(name),
                arguments: Arguments(arguments),
                output: .discarded,
                error: .discarded
            )
            outcome.withLock { $0 = result?.terminationStatus.isSuccess ?? false }
            done.signal()
        }
        done.wait()
        return outcome.withLock { $0 }
    }

    private static func isInstalled(_ name: String) -> Bool {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").contains { folder in
            FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)")
        }
    }
}
