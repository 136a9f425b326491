/// The objects of a JSON dump as raw bytes, one in memory at a time.
///
/// Three shapes are read: an array of objects; an object with an array of objects among its
/// members (the one called `features` in GeoJSON); objects one after the other, as in JSON lines.
/// What stands between and after the objects must be as the grammar says, so that no part of a
/// damaged file is passed over in silence.
struct JSONElements: ~Copyable {
    private enum Place {
        case start
        case sequence
        case array(isMember: Bool, isFirst: Bool)
        case end
    }

    private var window: JSONWindow
    private let shape: JSONShape
    private var place = Place.start

    /// Where the last object begins in the uncompressed file.
    private(set) var elementOffset: Int64 = 0

    init(
        path: String,
        shape: JSONShape,
        maxElementBytes: Int = 64 << 20,
        chunkCapacity: Int = 256 * 1024
    ) throws(DumpError) {
        window = try JSONWindow(
            path: path,
            maxKeptBytes: maxElementBytes,
            chunkCapacity: chunkCapacity
        )
        self.shape = shape
    }

    var fileBytesConsumed: Int64 { window.fileBytesConsumed }

    /// The bytes of the next object, or `nil` at the end.
    mutating func next() throws(DumpError) -> [UInt8]? {
        while true {
            switch place {
            case .start:
                if let whole = try open() { return whole }
            case .sequence:
                guard try window.peek() != nil else {
                    place = .end
                    return nil
                }
                return try element()
            case .array(let isMember, let isFirst):
                if try isClosed(isFirst: isFirst) {
                    try close(isMember: isMember)
                    place = .end
                    return nil
                }
                place = .array(isMember: isMember, isFirst: false)
                return try element()
            case .end: return nil
            }
        }
    }

    /// Finds where the objects stand; an object that holds none of them is one itself.
    private mutating func open() throws(DumpError) -> [UInt8]? {
        guard shape != .lines, let first = try window.peek() else {
            place = .sequence
            return nil
        }
        if try window.take("[") {
            place = .array(isMember: false, isFirst: true)
            return nil
        }
        guard first == UInt8(ascii: "{") else { throw window.malformed("no object begins it") }
        elementOffset = window.offset
        window.keep()
        try window.expect("{")
        if try !window.take("}") {
            repeat {
                let name = try memberName()
                if try takesArray(name) {
                    _ = window.kept()
                    place = .array(isMember: true, isFirst: true)
                    return nil
                }
            } while try window.take(",")
            try window.expect("}")
        }
        place = .sequence
        return window.kept()
    }

    /// Steps over a member's value, or into it where it is the array of the objects.
    private mutating func takesArray(_ name: [UInt8]) throws(DumpError) -> Bool {
        guard try window.take("[") else {
            try window.skipValue()
            return false
        }
        let isWanted =
            if shape == .features {
                name.elementsEqual("features".utf8)
            } else {
                try window.peek() == UInt8(ascii: "{")
            }
        if !isWanted { try window.skipToClosing() }
        return isWanted
    }

    /// The name of a member of the object that is being kept; its value comes next.
    private mutating func memberName() throws(DumpError) -> [UInt8] {
        _ = try window.peek()
        let begin = window.offset
        try window.skipString()
        let name = Array(window.lastKept(Int(window.offset - begin)).dropFirst().dropLast())
        try window.expect(":")
        return name
    }

    private mutating func element() throws(DumpError) -> [UInt8] {
        let first = try window.peek()
        guard first == UInt8(ascii: "{") else {
            throw window.malformed(first == nil ? "it ends too early" : "an object was expected")
        }
        elementOffset = window.offset
        window.keep()
        try window.skipValue()
        return window.kept()
    }

    /// Takes the comma between two objects, or the bracket after the last one.
    private mutating func isClosed(isFirst: Bool) throws(DumpError) -> Bool {
        if try window.take("]") { return true }
        if !isFirst { try window.expect(",") }
        return false
    }

    /// Reads what stands after the array of the objects.
    private mutating func close(isMember: Bool) throws(DumpError) {
        if isMember {
            while try window.take(",") {
                try window.skipString()
                try window.expect(":")
                try window.skipValue()
            }
            try window.expect("}")
        }
        guard try window.peek() == nil else { throw window.malformed("something follows its end") }
    }
}
