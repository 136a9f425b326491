internal import Foundation

/// An open file for reading; closes itself.
struct InputFile: ~Copyable {
    let path: String
    private let descriptor: Int32
    let byteCount: Int64

    /// Where buffers for reading begin: at a page, as the pages do that the system copies from.
    ///
    /// The instruction that copies many bytes takes up to eight times as long on some processors where
    /// what it reads and what it writes begin at other places of 32 bytes, as memory of the allocator
    /// does that is aligned to 16 only.
    static let bufferAlignment = 4_096

    init(path: String) throws(DumpError) {
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw Self.cannotOpen(path) }
        var status = stat()
        guard unsafe fstat(opened, &status) == 0 else {
            let error = Self.cannotOpen(path)
            close(opened)
            throw error
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            close(opened)
            throw DumpError(.isDirectory, file: path)
        }
        // A dump is read more than once: for its digest, its header, its rows.
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            throw DumpError(.isNoFile, file: path)
        }
        self.path = path
        descriptor = opened
        byteCount = Int64(status.st_size)
    }

    private static func cannotOpen(_ path: String) -> DumpError {
        unsafe DumpError(.cannotOpen, file: path, detail: String(cString: strerror(errno)))
    }

    /// Reads up to `buffer.count` bytes; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(DumpError) -> Int {
        while true {
            let count = unsafe Foundation.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR {
                throw unsafe DumpError(
                    .readFailed,
                    file: path,
                    detail: String(cString: strerror(errno))
                )
            }
        }
    }

    func rewind() {
        lseek(descriptor, 0, SEEK_SET)
    }

    deinit {
        close(descriptor)
    }
}
