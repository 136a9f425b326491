/// What the first bytes of a dump say it is.
public enum ContentKind: Hashable, Sendable {
    /// Delimited text, as far as one can tell.
    case delimitedText

    /// A JSON value: an object or an array comes first.
    case json

    /// A zip archive, as workbooks are (`PK` and two bytes; an empty archive too).
    case zipArchive

    /// Looks at the beginning of a file, gzip or plain.
    ///
    /// - Throws: what opening and reading a `ByteStream` throws; `oldWorkbook` and
    ///   `encryptedWorkbook` for OLE compound files; `notText` where the first four kibibytes hold
    ///   a NUL byte and it is no archive.
    public init(ofFileAt path: String) throws(DumpError) {
        var stream = try ByteStream(path: path)
        var bytes: [UInt8] = []
        try stream.read(into: &bytes, capacity: 4096)
        guard !bytes.isEmpty else { throw DumpError(.isEmpty, file: path) }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
            || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
        {
            self = .zipArchive
            return
        }
        if bytes.starts(with: CompoundFile.magic) {
            throw try CompoundFile.error(forFileAt: path)
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw DumpError(.notText, file: path, offset: 0, detail: "it is UTF-16")
        }
        if let nul = bytes.firstIndex(of: 0) {
            throw DumpError(.notText, file: path, offset: Int64(nul), detail: "a NUL byte")
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = bytes[start...].first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
        self = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .delimitedText
    }
}
