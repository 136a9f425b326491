internal import Foundation

/// An open file for reading; closes itself.
struct InputFile: ~Copyable {
    let path: String
    private let descriptor: Int32
    let byteCount: Int64

    init(path: String) throws(DumpError) {
        self.path = path
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw unsafe DumpError(
                .cannotOpen,
                file: path,
                detail: String(cString: strerror(errno))
            )
        }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw unsafe DumpError(
                .cannotOpen,
                file: path,
                detail: String(cString: strerror(errno))
            )
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw DumpError(.isDirectory, file: path)
        }
        byteCount = Int64(status.st_size)
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
        if descriptor >= 0 { close(descriptor) }
    }
}
