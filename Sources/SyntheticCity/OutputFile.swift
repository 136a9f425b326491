import CZlib
import Foundation

/// A file written piece by piece, compressed when its name ends with `.gz`.
///
/// The gzip header carries no time and no name, so the same bytes give the same file.
final class OutputFile {
    private static let chunk = 1 << 18
    private let handle: FileHandle
    private let deflater: Deflater?
    private var pending: [UInt8] = []

    /// Creates the file and the folders above it.
    init(_ path: String) throws {
        let url = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data().write(to: url)
        handle = try FileHandle(forWritingTo: url)
        deflater = path.hasSuffix(".gz") ? try Deflater() : nil
        pending.reserveCapacity(Self.chunk + 4096)
    }

    func write(_ bytes: [UInt8]) throws {
        pending.append(contentsOf: bytes)
        if pending.count >= Self.chunk { try flush(isLast: false) }
    }

    func write(_ text: String) throws {
        try write(Array(text.utf8))
    }

    /// Writes what is pending and closes the file.
    func close() throws {
        try flush(isLast: true)
        try handle.close()
    }

    private func flush(isLast: Bool) throws {
        let bytes = try deflater?.deflate(pending, isLast: isLast) ?? pending
        pending.removeAll(keepingCapacity: true)
        try handle.write(contentsOf: bytes)
    }
}

/// A gzip stream of zlib.
private final class Deflater {
    /// zlib refuses a stream, or runs out of memory.
    struct Failure: Error {
        var code: Int32
    }

    /// Kept outside the object: zlib remembers the address.
    private let stream: UnsafeMutablePointer<z_stream>
    private var output = [UInt8](repeating: 0, count: 1 << 18)

    init() throws {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let code = veedor_deflate_init_gzip(stream, 1)
        guard code == Z_OK else {
            stream.deallocate()
            throw Failure(code: code)
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    func deflate(_ input: [UInt8], isLast: Bool) throws -> [UInt8] {
        var result: [UInt8] = []
        var source = input
        try source.withUnsafeMutableBufferPointer { source in
            stream.pointee.next_in = source.baseAddress
            stream.pointee.avail_in = UInt32(source.count)
            var code = Z_OK
            repeat {
                let produced = output.withUnsafeMutableBufferPointer { target in
                    stream.pointee.next_out = target.baseAddress
                    stream.pointee.avail_out = UInt32(target.count)
                    code = CZlib.deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    return target.count - Int(stream.pointee.avail_out)
                }
                guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
                    throw Failure(code: code)
                }
                result.append(contentsOf: output[..<produced])
            } while stream.pointee.avail_out == 0
        }
        return result
    }
}
