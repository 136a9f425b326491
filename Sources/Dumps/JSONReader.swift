/// How objects stand in a JSON dump.
public enum JSONShape: Hashable, Sendable {
    /// In an array, or in the one array of an object.
    case document

    /// One a line.
    case lines

    /// As features of a FeatureCollection (RFC 7946).
    case features
}

/// The objects of a JSON dump as records, with the members asked for as fields.
///
/// For GeoJSON the members are those of `properties`, and `geometry` is the geometry as written.
/// Members of an object within an object are fields too: `address.city` is that of `address`.
/// Rows are numbered from 1: JSON has no header.
public struct JSONReader: RecordReader, ~Copyable {
    private var elements: JSONElements
    private let path: String
    private let columns: [String: Int]
    private let columnCount: Int
    private let shape: JSONShape
    private var rowNumber = 0

    /// Opens a dump.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - columns: the members to hand over, in the order of the fields.
    ///   - shape: how the objects stand in the file.
    ///   - chunkCapacity: how many bytes are read at a time.
    /// - Throws: what opening a `ByteStream` throws.
    public init(
        path: String,
        columns: [String],
        shape: JSONShape,
        chunkCapacity: Int = 256 * 1024
    ) throws(DumpError) {
        let elements = try JSONElements(path: path, shape: shape, chunkCapacity: chunkCapacity)
        self.elements = elements
        self.path = path
        self.columns = Dictionary(
            columns.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        columnCount = columns.count
        self.shape = shape
    }

    /// How far reading has come, in bytes of the file on disk.
    public var fileBytesConsumed: Int64 { elements.fileBytesConsumed }

    /// Fills `record` with the next object; false at the end.
    ///
    /// - Throws: what reading a `ByteStream` throws; `notJSON`.
    public mutating func next(into record: inout Record) throws(DumpError) -> Bool {
        guard let element = try elements.next() else { return false }
        rowNumber += 1
        record.removeFields()
        record.rowNumber = rowNumber
        record.byteOffset = elements.elementOffset
        var values = [[UInt8]](repeating: [], count: columnCount)
        for (name, value) in try members(of: element) {
            if let index = columns[name] { values[index] = JSONScanner.text(of: element[value]) }
        }
        for value in values { record.append(value[...]) }
        return true
    }

    /// The member names of the first object, in their order.
    ///
    /// - Throws: what opening a `ByteStream` throws; `notJSON`.
    public static func columns(path: String, shape: JSONShape) throws(DumpError) -> [String] {
        var reader = try JSONReader(path: path, columns: [], shape: shape)
        guard let element = try reader.elements.next() else { return [] }
        return try reader.members(of: element).map(\.name)
    }

    /// Adds the members of objects within objects, each behind the object's own.
    private static func unfolded(
        _ members: [(name: String, value: Range<Int>)],
        of element: [UInt8],
        depth: Int = 0
    ) throws -> [(name: String, value: Range<Int>)] {
        var all: [(name: String, value: Range<Int>)] = []
        for member in members {
            all.append(member)
            guard element[member.value.lowerBound] == 0x7B, depth < deepest else { continue }
            var scanner = JSONScanner(element, at: member.value.lowerBound)
            let inner = try unfolded(try scanner.members(), of: element, depth: depth + 1)
            all += inner.map { (name: "\(member.name).\($0.name)", value: $0.value) }
        }
        return all
    }

    /// Objects within objects are looked into so far.
    private static let deepest = 8

    private func members(
        of element: [UInt8]
    ) throws(DumpError) -> [(name: String, value: Range<Int>)] {
        do {
            var scanner = JSONScanner(element)
            let members = try scanner.members()
            guard shape == .features else { return try Self.unfolded(members, of: element) }
            var flat: [(name: String, value: Range<Int>)] = []
            for member in members {
                if member.name == "geometry" { flat.append(member) }
                if member.name == "properties", element[member.value.lowerBound] == 0x7B {
                    var nested = JSONScanner(element, at: member.value.lowerBound)
                    flat.append(contentsOf: try nested.members())
                }
            }
            return flat
        } catch {
            throw DumpError(
                .notJSON,
                file: path,
                row: rowNumber,
                offset: elements.elementOffset,
                detail: "an object is malformed"
            )
        }
    }
}
