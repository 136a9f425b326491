internal import CLibZip

/// The zip archive that a workbook is, and the one part of it that is being read.
///
/// libzip checks the length and the CRC-32 of each part at its end.
/// Related documentation: <https://libzip.org/documentation/>.
@safe struct WorkbookArchive: ~Copyable {
    private let archive: OpaquePointer
    private var part: OpaquePointer?
    private var partName = ""
    private var partByteCount: Int64 = 0
    private var partCompressedByteCount: Int64 = 0
    private var partBytesRead: Int64 = 0
    private var compressedBytesOfDoneParts: Int64 = 0
    private let maxPartBytes: Int64

    let path: String

    /// Opens the archive; only its directory is read.
    ///
    /// - Throws: `cannotOpen`, `corruptZip`, `unknownArchive` for a zip archive inside gzip.
    init(path: String, limits: RecordLimits) throws(DumpError) {
        guard try !ByteStream(path: path).isGzip else {
            throw DumpError(.unknownArchive, file: path, detail: "a zip archive inside gzip")
        }
        var code: Int32 = 0
        guard let opened = unsafe zip_open(path, ZIP_RDONLY, &code) else {
            let cause: DumpError.Code = code == ZIP_ER_OPEN ? .cannotOpen : .corruptZip
            throw DumpError(cause, file: path, detail: Self.words(for: code))
        }
        unsafe archive = opened
        self.path = path
        maxPartBytes = limits.maxPartBytes
    }

    /// How far reading has come, in bytes of the file on disk; the order of parts does not count.
    var fileBytesConsumed: Int64 {
        guard partByteCount > 0 else { return compressedBytesOfDoneParts }
        let share = Double(partBytesRead) / Double(partByteCount)
        return compressedBytesOfDoneParts + Int64(share * Double(partCompressedByteCount))
    }

    /// The names of all parts, in the order of the archive.
    var partNames: [String] {
        let count = unsafe zip_get_num_entries(archive, 0)
        return (0..<max(0, count)).compactMap { index in
            guard let name = unsafe zip_get_name(archive, UInt64(index), 0) else { return nil }
            return unsafe String(cString: name)
        }
    }

    func holds(_ name: String) -> Bool {
        unsafe zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE)) >= 0
    }

    /// Begins reading a part; upper and lower case of its name do not count.
    ///
    /// - Throws: `notWorkbook` where there is no such part; `encryptedWorkbook`; `partTooLarge`
    ///   where the archive's directory owns up to it; `corruptZip`.
    mutating func open(_ name: String) throws(DumpError) {
        closePart()
        let index = unsafe zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE))
        guard index >= 0 else {
            throw DumpError(.notWorkbook, file: path, detail: "the part '\(name)' is missing")
        }
        var status = unsafe zip_stat_t()
        guard unsafe zip_stat_index(archive, UInt64(index), 0, &status) == 0 else {
            throw DumpError(.corruptZip, file: path, detail: "part '\(name)'")
        }
        let size = unsafe status.size
        let compressed = unsafe status.comp_size
        guard size <= UInt64(maxPartBytes) else { throw tooLarge(name) }
        guard let opened = unsafe zip_fopen_index(archive, UInt64(index), 0) else {
            let code = unsafe zip_error_code_zip(zip_get_error(archive))
            throw DumpError(
                code == ZIP_ER_NOPASSWD ? .encryptedWorkbook : .corruptZip,
                file: path,
                detail: "part '\(name)': \(Self.words(for: code))"
            )
        }
        unsafe part = opened
        partName = name
        partByteCount = Int64(size)
        partCompressedByteCount = Int64(clamping: compressed)
        partBytesRead = 0
    }

    /// Fills `buffer` with the next bytes of the part; empty at its end.
    ///
    /// - Throws: `corruptZip`; `partTooLarge` where the part is longer than it says.
    mutating func read(into buffer: inout [UInt8], capacity: Int) throws(DumpError) {
        if buffer.count < capacity { buffer = [UInt8](repeating: 0, count: capacity) }
        guard let part = unsafe part else {
            buffer.removeAll()
            return
        }
        let count = unsafe buffer.withUnsafeMutableBytes { bytes -> Int64 in
            guard let start = bytes.baseAddress else { return 0 }
            return unsafe zip_fread(part, start, UInt64(capacity))
        }
        guard count >= 0 else {
            let words = unsafe Self.words(for: zip_error_code_zip(zip_file_get_error(part)))
            throw DumpError(
                .corruptZip,
                file: path,
                offset: partBytesRead,
                detail: "part '\(partName)': \(words)"
            )
        }
        partBytesRead += count
        guard partBytesRead <= maxPartBytes else { throw tooLarge(partName) }
        buffer.removeLast(buffer.count - Int(count))
    }

    mutating func closePart() {
        guard let open = unsafe part else { return }
        unsafe zip_fclose(open)
        unsafe part = nil
        compressedBytesOfDoneParts += partCompressedByteCount
        partByteCount = 0
    }

    private func tooLarge(_ name: String) -> DumpError {
        DumpError(
            .partTooLarge,
            file: path,
            detail: "part '\(name)' is longer than \(maxPartBytes) bytes when unpacked"
        )
    }

    private static func words(for code: Int32) -> String {
        var error = unsafe zip_error_t()
        unsafe zip_error_init_with_code(&error, code)
        defer { unsafe zip_error_fini(&error) }
        return unsafe String(cString: zip_error_strerror(&error))
    }

    deinit {
        if let open = unsafe part { unsafe zip_fclose(open) }
        unsafe zip_discard(archive)
    }
}
