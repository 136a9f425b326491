public import Foundation

/// Zip archives of stored, uncompressed files, written without a library (PKWARE APPNOTE 6.3.9).
public enum ZipFile {
    /// An archive of these files.
    public static func data(_ files: [(name: String, data: Data)]) -> Data {
        var archive = Data()
        var directory = Data()
        for file in files {
            let offset = archive.count
            let name = Data(file.name.utf8)
            var common = number(20, 2)
            common += number(0x0800, 2)
            common += number(0, 6)
            common += number(Int(checksum(file.data)), 4)
            common += number(file.data.count, 4)
            common += number(file.data.count, 4)
            common += number(name.count, 2)
            common += number(0, 2)
            archive += number(0x0403_4B50, 4) + common + name + file.data
            directory += number(0x0201_4B50, 4) + number(20, 2) + common
            directory += number(0, 10) + number(offset, 4) + name
        }
        var end = number(0x0605_4B50, 4) + number(0, 4)
        end += number(files.count, 2) + number(files.count, 2)
        end += number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
        return archive + directory + end
    }

    private static func number(_ value: Int, _ byteCount: Int) -> Data {
        Data((0..<byteCount).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 })
    }

    /// CRC-32 as zip uses it, bit by bit.
    private static func checksum(_ data: Data) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in data {
            sum ^= UInt32(byte)
            for _ in 0..<8 {
                let shifted = sum >> 1
                sum = sum & 1 == 1 ? shifted ^ 0xEDB8_8320 : shifted
            }
        }
        return ~sum
    }
}
