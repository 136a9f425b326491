public import Dumps
internal import Foundation
public import StrictYAML

/// All formats found in a folder, one sub-folder each; nothing is registered anywhere.
public struct FormatCatalogue: Sendable {
    /// What tells the formats apart, sorted by id.
    public let outlines: [FormatOutline]

    /// Formats given by hand.
    public init(_ descriptors: [FormatDescriptor]) {
        outlines = descriptors.map { FormatOutline($0) }.sorted { $0.id < $1.id }
    }

    /// Every `<folder>/<format>/format.yaml`, read as far as it takes to recognise a file.
    ///
    /// - Throws: `YAMLError` where one does not tell even that, with the problems of all files.
    public init(folder: String) throws(YAMLError) {
        let names = Self.formatFolders(in: folder)
        do throws(YAMLError) {
            outlines = try Self.all(names) { name throws(YAMLError) in
                try FormatOutline(name, in: folder)
            }
        } catch {
            _ = try Self.all(names) { name throws(YAMLError) in
                try FormatOutline.descriptor(name, in: folder)
            }
            throw error
        }
    }

    /// All formats, read to their ends.
    ///
    /// - Throws: `YAMLError` with the problems of all files together.
    public func descriptors() throws(YAMLError) -> [FormatDescriptor] {
        try Self.all(outlines) { outline throws(YAMLError) in try outline.descriptor() }
    }

    private static func all<Name, Value>(
        _ names: [Name],
        _ read: (Name) throws(YAMLError) -> Value
    ) throws(YAMLError) -> [Value] {
        var values: [Value] = []
        var problems: [YAMLProblem] = []
        for name in names {
            do throws(YAMLError) {
                values.append(try read(name))
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw YAMLError(problems: problems) }
        return values
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
    ///   workbook `UnknownWorkbook`; `YAMLError` where the format that fits has problems.
    public func recognise(fileAt path: String) throws -> RecognisedFormat {
        let headers = try HeaderCandidates(fileAt: path)
        var fits: [Fit] = []
        var nearest: UnknownFormat.Neighbour?
        for outline in outlines {
            guard let columns = try headers.columns(of: outline.container) else { continue }
            let names = Set(columns)
            let missing = outline.header.required.filter { !names.contains($0) }
            if missing.isEmpty {
                guard let era = outline.header.era(of: names) else { continue }
                fits.append(Fit(outline: outline, era: era, columns: columns))
            } else {
                let neighbour = UnknownFormat.Neighbour(
                    format: outline.id,
                    missing: missing,
                    requiredCount: outline.header.required.count
                )
                if neighbour.isNearer(than: nearest) { nearest = neighbour }
            }
        }
        guard let best = Self.mostSpecific(fits) else {
            if let workbook = headers.workbook {
                throw UnknownWorkbook(file: path, head: workbook, formats: outlines)
            }
            throw UnknownFormat(
                file: path,
                columnCount: headers.widestColumnCount,
                nearest: nearest?.isPlausible == true ? nearest : nil
            )
        }
        return RecognisedFormat(
            descriptor: try best.outline.descriptor(),
            era: best.era,
            columns: best.columns
        )
    }

    /// A format that fits a file.
    private struct Fit {
        let outline: FormatOutline
        let era: String
        let columns: [String]
    }

    private static func mostSpecific(_ fits: [Fit]) -> Fit? {
        fits.max { left, right in
            let counts = (left.outline.header.required.count, right.outline.header.required.count)
            return counts.0 != counts.1 ? counts.0 < counts.1 : left.outline.id > right.outline.id
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

    /// The format for a file of a name: what the name tells is the same for all of its rows.
    public func named(_ fileName: String) -> RecognisedFormat {
        RecognisedFormat(descriptor: descriptor.named(fileName), era: era, columns: columns)
    }

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
