import CLibZip
import Testing

/// What stands in a written workbook.
enum ReadWorkbook {
    /// A part of it, as text.
    static func part(_ name: String, of path: String) throws -> String {
        let archive = try #require(zip_open(path, ZIP_RDONLY, nil))
        defer { zip_discard(archive) }
        let file = try #require(zip_fopen(archive, name, 0))
        defer { zip_fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = zip_fread(file, &buffer, UInt64(buffer.count))
            guard count > 0 else { break }
            bytes += buffer[..<Int(count)]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
