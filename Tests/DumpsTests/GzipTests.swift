import Dumps
import Foundation
import TestKit
import Testing

/// Compressed and plain bytes, whole and damaged.
@Suite struct GzipTests {
    /// Half a mebibyte that does not compress to nothing.
    private static let text: Data = {
        var state: UInt64 = 7
        return Data(
            (0..<(1 << 19)).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: 0x20 + (state >> 59))
            }
        )
    }()

    private static let compressed = Result { try GzipFile.data(text) }

    /// What a stream hands over in pieces of a size.
    private func read(_ data: Data, capacity: Int = 64 * 1024) throws -> Data {
        let folder = try TemporaryFolder()
        var stream = try ByteStream(path: try folder.write("dump.gz", data))
        var buffer: [UInt8] = []
        var all = Data()
        while true {
            try stream.read(into: &buffer, capacity: capacity)
            guard !buffer.isEmpty else { break }
            #expect(buffer.count <= capacity)
            all.append(contentsOf: buffer)
        }
        #expect(stream.fileBytesConsumed == data.count)
        #expect(stream.fileByteCount == data.count)
        return all
    }

    /// What reading a damaged file ends with.
    private func code(_ data: Data) -> DumpError.Code? {
        #expect(throws: DumpError.self) { try read(data) }?.code
    }

    @Test(arguments: [1000, 64 * 1024, 1 << 20])
    func `gzip is told by its bytes and read in pieces of any size`(capacity: Int) throws {
        #expect(try read(Self.compressed.get(), capacity: capacity) == Self.text)
    }

    @Test func `plain bytes come as they are`() throws {
        #expect(try read(Self.text) == Self.text)
        #expect(try read(Data([0x1F])) == Data([0x1F]))
    }

    @Test func `several members are one stream`() throws {
        let members = try [Data("id\n".utf8), Data(), Self.text].map(GzipFile.data)
        #expect(try read(members.reduce(Data(), +)) == Data("id\n".utf8) + Self.text)
    }

    @Test func `a row may begin in one member and end in the next`() throws {
        let folder = try TemporaryFolder()
        let data = try GzipFile.data(Data("a,\"b".utf8)) + GzipFile.data(Data("c\"\nd\n".utf8))
        let path = try folder.write("two.csv.gz", data)
        #expect(try csvRows(inFileAt: path).map(\.fields) == [["a", "bc"], ["d"]])
    }

    @Test(arguments: [1, 512, 300 * 1024])
    func `zeros after the last member are padding`(count: Int) throws {
        let data = try Self.compressed.get() + Data(count: count)
        #expect(try read(data) == Self.text)
    }

    @Test func `zeros between two members are padding too`() throws {
        let member = try GzipFile.data(Data("x".utf8))
        #expect(try read(member + Data(count: 9) + member) == Data("xx".utf8))
    }

    @Test(arguments: [2, 9, 12, 5000, -1, -8])
    func `a file that was cut says so`(end: Int) throws {
        let whole = try Self.compressed.get()
        #expect(code(whole.prefix(end < 0 ? whole.count + end : end)) == .truncatedGzip)
    }

    @Test func `no beginning of a gzip file passes for the whole of it`() throws {
        let whole = try GzipFile.data(Data("id,name\n1,Harbour\n".utf8))
        for length in 2..<whole.count {
            #expect(code(whole.prefix(length)) == .truncatedGzip, "\(length) bytes")
        }
    }

    @Test func `what was read before the cut is handed over first`() throws {
        let folder = try TemporaryFolder()
        let whole = try Self.compressed.get()
        var stream = try ByteStream(
            path: try folder.write("cut.gz", whole.prefix(whole.count / 2))
        )
        var buffer: [UInt8] = []
        var all = Data()
        let error = #expect(throws: DumpError.self) {
            while true {
                try stream.read(into: &buffer, capacity: 4096)
                all.append(contentsOf: buffer)
            }
        }
        #expect(error?.code == .truncatedGzip)
        #expect(error?.offset == Int64(whole.count / 2))
        #expect(!all.isEmpty && Self.text.starts(with: all))
    }

    @Test func `a byte that was changed is found by the checksum`() throws {
        for position in [-8, -4] {
            var data = try Self.compressed.get()
            data[data.count + position] ^= 1
            #expect(code(data) == .corruptGzip)
        }
    }

    @Test func `a block that cannot be decoded is corrupt`() throws {
        var data = try Self.compressed.get()
        let middle = data.count / 2
        for index in middle..<(middle + 64) { data[index] = 0xFF }
        #expect(code(data) == .corruptGzip)
    }

    @Test func `bytes after the last member are no silent loss`() throws {
        let member = try Self.compressed.get()
        #expect(code(member + Data("more".utf8)) == .trailingBytes)
        #expect(code(member + Data(count: 4) + Data("more".utf8)) == .trailingBytes)
        let error = #expect(throws: DumpError.self) { try read(member + Data("more".utf8)) }
        #expect(error?.offset == Int64(member.count))
    }
}
