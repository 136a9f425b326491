public import Domain
internal import Dumps

/// What a reporting manual's tests say of the files of one delivery.
public struct ManualReview: Sendable {
    /// The outcome of a test.
    public struct Outcome: Sendable {
        /// The test.
        public var test: ReportingManual.Test

        /// Rows that fail.
        public var failures = 0

        /// Rows looked at.
        public var rows = 0

        /// The first rows that fail, as `topic:row`.
        public var examples: [String] = []

        /// Why the test could not be run, or not wholly.
        public var obstacle: String?
    }

    /// A file that was looked at.
    public struct File: Sendable {
        /// Where it lies.
        public var path: String

        /// What it is about; `nil` where it has the columns of no topic.
        public var topic: String?

        /// Rows below the header.
        public var rows = 0

        /// Rows that cannot be taken apart, or that have another number of fields than the header.
        public var broken = 0
    }

    /// The outcomes in the order of the manual.
    public private(set) var outcomes: [Outcome]

    /// The files in the order they were given.
    public private(set) var files: [File] = []

    /// The last day of the delivery, where names of files or the caller tell it.
    public let lastDay: CivilDate?

    private var keys: [KeySource: Set<String>] = [:]

    /// Columns of a file that other files must resolve into.
    struct KeySource: Hashable {
        var topic: String
        var columns: [String]
    }

    /// Runs the tests of a manual over files.
    ///
    /// - Throws: `DumpError` where a file cannot be read.
    public init(_ manual: ReportingManual, files paths: [String], lastDay: CivilDate?) throws {
        let named = paths.compactMap {
            DeliveredPeriod(fileName: $0.split(separator: "/").last.map(String.init) ?? "")
        }
        self.lastDay = lastDay ?? named.map(\.days.upperBound).max()
        outcomes = manual.tests.map { Outcome(test: $0) }
        var sources: [KeySource] = []
        for check in manual.tests.flatMap(\.checks) {
            guard case .resolves(let topic, let columns) = check.kind else { continue }
            let source = KeySource(topic: topic, columns: columns)
            if !sources.contains(source) { sources.append(source) }
        }
        for path in paths {
            let table = try ManualTable(path, manual)
            files.append(File(path: path, topic: table.topic))
        }
        let targets = Set(sources.map(\.topic))
        for file in files where file.topic.map(targets.contains) ?? false {
            try gather(file, sources.filter { $0.topic == file.topic }, manual)
        }
        for place in files.indices where files[place].topic != nil {
            try look(place, manual)
        }
        for place in outcomes.indices { note(place) }
    }

    private mutating func gather(
        _ file: File,
        _ sources: [KeySource],
        _ manual: ReportingManual
    ) throws {
        // A file without any key is one into which nothing resolves.
        for source in sources { keys[source, default: []].formUnion([]) }
        var table = try ManualTable(file.path, manual)
        while let row = try table.next() {
            guard !row.isBroken else { continue }
            for source in sources {
                if let key = row.key(source.columns) { keys[source, default: []].insert(key) }
            }
        }
    }

    private mutating func look(_ place: Int, _ manual: ReportingManual) throws {
        let topic = files[place].topic
        var checks: [(outcome: Int, run: ManualCheckRun)] = []
        for (index, test) in manual.tests.enumerated() {
            for check in test.checks where check.topic == topic {
                checks.append((index, ManualCheckRun(check, lastDay: lastDay, keys: keys)))
            }
        }
        var table = try ManualTable(files[place].path, manual)
        while let row = try table.next() {
            files[place].rows += 1
            guard !row.isBroken else {
                files[place].broken += 1
                continue
            }
            var failed: Set<Int> = []
            for index in checks.indices where !checks[index].run.passes(row) {
                failed.insert(checks[index].outcome)
            }
            for index in Set(checks.map(\.outcome)) { outcomes[index].rows += 1 }
            for index in failed.sorted() {
                outcomes[index].failures += 1
                if outcomes[index].examples.count < 3 {
                    outcomes[index].examples.append("\(topic ?? ""):\(row.number)")
                }
            }
        }
    }

    /// Says what stood in the way of a test.
    private mutating func note(_ place: Int) {
        let topics = Set(files.compactMap(\.topic))
        var missing: Set<String> = []
        for check in outcomes[place].test.checks {
            if !topics.contains(check.topic) { missing.insert(check.topic) }
            if case .resolves(let topic, _) = check.kind, !topics.contains(topic) {
                missing.insert(topic)
            }
            if case .past = check.kind, lastDay == nil {
                outcomes[place].obstacle = "no file's name tells the period: say --as-of"
            }
        }
        if !missing.isEmpty {
            outcomes[place].obstacle = "no file of: " + missing.sorted().joined(separator: ", ")
        }
    }
}
