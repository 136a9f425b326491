public import Dumps
internal import Foundation
public import StrictYAML
internal import Synchronization

/// All formats found in a folder, one sub-folder each; nothing is registered anywhere.
public struct FormatCatalogue: Sendable {
    /// Sorted by id.
    public let descriptors: [FormatDescriptor]

    /// Formats given by hand.
    public init(_ descriptors: [FormatDescriptor]) {
        self.descriptors = descriptors.sorted { $0.id < $1.id }
    }

    /// Reads every `<folder>/<format>/format.yaml`.
    ///
    /// - Throws: `YAMLError` with the problems of all files together.
    public init(folder: String) throws(YAMLError) {
        let names = Self.formatFolders(in: folder)
        let read = Mutex([Int: Result<FormatDescriptor, YAMLError>]())
        // Half a hundred descriptors are read by every load: all cores take part.
        DispatchQueue.concurrentPerform(iterations: names.count) { index in
            let result = Self.descriptor(names[index], in: folder)
            read.withLock { $0[index] = result }
        }
        var descriptors: [FormatDescriptor] = []
        var problems: [YAMLProblem] = []
        for (_, result) in read.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            switch result {
            case .success(let descriptor): descriptors.append(descriptor)
            case .failure(let error): problems += error.problems
            }
        }
        guard problems.isEmpty else { throw YAMLError(problems: problems) }
        self.init(descriptors)
    }

    private static func descriptor(
        _ name: String,
        in folder: String
    ) -> Result<FormatDescriptor, YAMLError> {
        let path = "\(folder)/\(name)/format.yaml"
        return Result { () throws(YAMLError) in
            let descriptor = try FormatDescriptor(document: YAMLDocument(contentsOf: path))
            guard descriptor.id == name else {
                throw YAMLError(problems: [
                    YAMLProblem(
                        file: path,
                        line: 1,
                        path: "id",
                        message: "is '\(descriptor.id)', but the folder is '\(name)'"
                    )
                ])
            }
            return descriptor
        }
    }

    /// The names of the sub-folders that hold a descriptor, sorted.
    public static func formatFolders(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { name in
            FileManager.default.fileExists(atPath: "\(folder)/\(name)/format.yaml")
        }.sorted()
    }

    /// Recognises a file by its columns.
    ///
    /// Order does not matter and further columns may stand between; a missing required column
    /// does. Where several formats fit, the one with the most required columns is taken.
    ///
    /// - Throws: `DumpError` where the file cannot be read; `UnknownFormat` where none fits, of a
    ///   workbook `UnknownWorkbook`.
    public func recognise(fileAt path: String) throws -> RecognisedFormat {
        let headers = try HeaderCandidates(fileAt: path)
        var fits: [RecognisedFormat] = []
        var nearest: UnknownFormat.Neighbour?
        for descriptor in descriptors {
            guard let columns = try headers.columns(for: descriptor) else { continue }
            let names = Set(columns)
            let missing = descriptor.header.required.filter { !names.contains($0) }
            if missing.isEmpty {
                guard let era = descriptor.header.era(of: names) else { continue }
                fits.append(RecognisedFormat(descriptor: descriptor, era: era, columns: columns))
            } else {
                let neighbour = UnknownFormat.Neighbour(
                    format: descriptor.id,
                    missing: missing,
                    requiredCount: descriptor.header.required.count
                )
                if neighbour.isNearer(than: nearest) { nearest = neighbour }
            }
        }
        guard let best = Self.mostSpecific(fits) else {
            if let workbook = headers.workbook {
                throw UnknownWorkbook(file: path, head: workbook, descriptors: descriptors)
            }
            throw UnknownFormat(
                file: path,
                columnCount: headers.widestColumnCount,
                nearest: nearest?.isPlausible == true ? nearest : nil
            )
        }
        return best
    }

    private static func mostSpecific(_ fits: [RecognisedFormat]) -> RecognisedFormat? {
        fits.max { left, right in
            let counts = (
                left.descriptor.header.required.count, right.descriptor.header.required.count
            )
            return counts.0 != counts.1
                ? counts.0 < counts.1 : left.descriptor.id > right.descriptor.id
        }
    }
}

/// A file together with the format it was recognised as.
public struct RecognisedFormat: Sendable {
    /// The format.
    public let descriptor: FormatDescriptor

    /// The generation of the format.
    public let era: String

    /// The columns of the file, in their order.
    public let columns: [String]

    /// Columns that the descriptor says nothing about; they are not stored.
    public var unknownColumns: [String] {
        let known = descriptor.knownColumns
        return columns.filter { !known.contains($0) && !$0.isEmpty }
    }

    /// Whether a record has as many fields as the header, or only as many empty ones more as the
    /// descriptor allows.
    public func hasFields(of record: Record) -> Bool {
        let surplus = record.fieldCount - columns.count
        guard surplus != 0 else { return true }
        return 0 < surplus && surplus <= descriptor.container.surplusEmptyFields
            && (columns.count..<record.fieldCount).allSatisfy { record.range(of: $0).isEmpty }
    }
}

/// No format fits a file.
public struct UnknownFormat: Error, Hashable, Sendable {
    /// A format that nearly fits.
    public struct Neighbour: Hashable, Sendable {
        /// Its id.
        public let format: String

        /// The required columns that the file lacks.
        public let missing: [String]

        /// How many columns it requires.
        public let requiredCount: Int

        var found: Int { requiredCount - missing.count }

        /// At least a third of the required columns are there.
        var isPlausible: Bool { found * 3 >= requiredCount }

        func isNearer(than other: Neighbour?) -> Bool {
            guard let other else { return true }
            let (left, right) = (found * other.requiredCount, other.found * requiredCount)
            return left != right ? left > right : found > other.found
        }
    }

    /// The file.
    public let file: String

    /// How many columns its header has.
    public let columnCount: Int

    /// The nearest format, where one is near at all.
    public let nearest: Neighbour?
}
