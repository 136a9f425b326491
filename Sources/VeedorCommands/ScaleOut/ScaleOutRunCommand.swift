internal import ArgumentParser
internal import Domain
internal import Dumps
internal import Foundation
internal import Reporting
internal import ScaleOut
internal import Store
internal import Subprocess
internal import Synchronization

struct ScaleOutRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Let Spark compute analyses, and keep the results in the store.",
        discussion: """
            Writes the plan and the job into a folder, hands them to spark-submit, and loads what comes \
            back: the table analysis_result, whose load names engine, plan and file.

            Example:
              veedor scale-out run --data national --analysis trips-by-hour --store city.sqlite \
            --out out --master 'local[2]'
            """
    )

    @OptionGroup var options: ScaleOutOptions

    @Option(help: ArgumentHelp("The cluster, as spark-submit names it.", valueName: "address"))
    var master = "local[*]"

    @Option(help: ArgumentHelp("The program that starts a job.", valueName: "path"))
    var sparkSubmit = "spark-submit"

    @Option(help: ArgumentHelp("The folder for plan, job and results.", valueName: "folder"))
    var out: String

    @Option(
        name: .customLong("conf"),
        help: ArgumentHelp("A setting of Spark; may be repeated.", valueName: "key=value")
    )
    var settings: [String] = []

    func run() throws {
        let plan = try options.plan()
        let folder = URL(fileURLWithPath: out).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try plan.text.write(toFile: "\(folder)/plan.json", atomically: true, encoding: .utf8)
        try SparkJob.text.write(toFile: "\(folder)/job.py", atomically: true, encoding: .utf8)
        // What an earlier run left is no result of this one.
        for question in plan.questions {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(question.name).ndjson")
        }
        try? FileManager.default.removeItem(atPath: "\(folder)/run.json")
        try submit(folder)
        guard let report = FileManager.default.contents(atPath: "\(folder)/run.json") else {
            throw CommandError(
                error: "\(sparkSubmit): ended without a result",
                help: "see \(folder)/spark.log"
            )
        }
        let finished = try JSONDecoder().decode(Finished.self, from: report)
        let store = try options.storeOption.openForWriting()
        for question in plan.questions {
            try keep(question, plan, finished, folder, store)
            let seconds = finished.seconds[question.name] ?? 0
            Console.standardOutput("\(folder)/\(question.name).ndjson\n")
            Console.standardError("\(question.name): \(seconds) s, \(finished.engine)\n")
        }
    }

    /// What the job says of itself.
    private struct Finished: Decodable {
        var engine: String
        var seconds: [String: Double]
    }

    private func submit(_ folder: String) throws {
        let arguments =
            ["--master", master] + settings.flatMap { ["--conf", $0] }
            + ["\(folder)/job.py", "\(folder)/plan.json", folder]
        let outcome = Mutex<(isStarted: Bool, isDone: Bool, words: String)>((false, false, ""))
        let done = DispatchSemaphore(value: 0)
        let program = sparkSubmit
        Task.detached {
            do {
                let result = try await Subprocess.run(
                    // Finds a program by its name and by its path alike.
                    .name("env"),
                    arguments: Arguments([program] + arguments),
                    output: .discarded,
                    error: .string(limit: 1 << 24)
                )
                outcome.withLock {
                    $0 = (true, result.terminationStatus.isSuccess, result.standardError)
                }
            } catch {
                outcome.withLock { $0 = (false, false, "\(error)") }
            }
            done.signal()
        }
        done.wait()
        let (isStarted, isDone, words) = outcome.withLock { $0 }
        try words.write(toFile: "\(folder)/spark.log", atomically: true, encoding: .utf8)
        guard isStarted else {
            throw CommandError(
                error: "\(sparkSubmit): cannot be started",
                help: "install Spark (pip install pyspark, Java 17), or name it with --spark-submit"
            )
        }
        guard isDone else {
            throw CommandError(
                error: "\(sparkSubmit): failed",
                help: "see \(folder)/spark.log; nothing was changed in the store"
            )
        }
    }

    private func keep(
        _ question: ScaleOutPlan.Question,
        _ plan: ScaleOutPlan,
        _ finished: Finished,
        _ folder: String,
        _ store: VeedorStore
    ) throws {
        let path = "\(folder)/\(question.name).ndjson"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard !text.isEmpty else {
            return Console.standardError("note: \(question.name) gives no rows\n")
        }
        let identity = try FileIdentity(ofFileAt: path)
        let load = Load(
            fileName: "\(question.name).ndjson",
            fileBytes: identity.byteCount,
            fileSHA256: identity.sha256,
            formatID: "veedor.analysis-result",
            formatVersion: 1,
            formatEra: finished.engine,
            kind: "analysis-result",
            precedence: 0,
            snapshotDate: nil,
            snapshotPrecision: "none",
            snapshotDeterminedBy: "plan \(plan.sha256)",
            currency: nil,
            loadedAt: Clock.now
        )
        let lines = text.split(separator: "\n").map(String.init)
        let isNew = try store.write {
            try AnalysisResult.add(lines, of: question.name, load, $0)
        }
        if !isNew { Console.standardError("note: \(question.name) is in the store already\n") }
    }
}
