/// OLE compound files: workbooks of before 2007, and encrypted ones of any age (MS-CFB, MS-OFFCRYPTO).
///
/// None is read; they are told apart so that the message can say what to do.
enum CompoundFile {
    static let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// Why the file cannot be read; its directory names a stream `EncryptedPackage` where it is
    /// encrypted.
    static func error(forFileAt path: String) throws(DumpError) -> DumpError {
        // In UTF-16, as the directory writes it.
        let name = Array("EncryptedPackage".utf16.map { [UInt8($0), 0] }.joined())
        var stream = try ByteStream(path: path)
        var window: [UInt8] = []
        var chunk: [UInt8] = []
        repeat {
            try stream.read(into: &chunk, capacity: 256 * 1024)
            window.append(contentsOf: chunk)
            if window.firstRange(of: name) != nil {
                return DumpError(.encryptedWorkbook, file: path)
            }
            window.removeFirst(max(0, window.count - name.count))
        } while !chunk.isEmpty
        return DumpError(.oldWorkbook, file: path)
    }
}
