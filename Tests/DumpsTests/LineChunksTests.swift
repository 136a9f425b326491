import Foundation
import TestKit
import Testing

@testable import Dumps

/// Files cut at line ends.
@Suite struct LineChunksTests {
    /// The chunks of a file that are cut into buffers of so many bytes.
    private static func chunks(of path: String, _ bytes: Int) throws -> [[UInt8]] {
        var chunks = try LineChunks(path: path)
        var found: [[UInt8]] = []
        while true {
            var buffer = [UInt8](repeating: 0, count: bytes)
            let count = try chunks.next(into: &buffer)
            #expect(buffer.count == bytes)
            guard count > 0 else { return found }
            found.append(Array(buffer[..<count]))
        }
    }

    private static let text =
        "a header,of the table\n" + (0..<3_000).map { "\($0),\($0 * $0)\n" }.joined()

    @Test(arguments: [32, 64, 1_000, 1 << 20])
    func `chunks are the file, the first its first line, each ends with a line`(bytes: Int) throws {
        let folder = try TemporaryFolder()
        for text in [Self.text, Self.text + "no line end"] {
            let path = try folder.write("table.csv", text)
            let zipped = try folder.write("table.csv.gz", try GzipFile.data(Data(text.utf8)))
            for file in [path, zipped] {
                let chunks = try Self.chunks(of: file, bytes)
                #expect(chunks.first == Array("a header,of the table\n".utf8))
                #expect(chunks.joined().elementsEqual(text.utf8))
                for chunk in chunks.dropLast() { #expect(chunk.last == 0x0A) }
            }
        }
    }

    @Test func `a first line that is longer than a buffer is cut like any other`() throws {
        let folder = try TemporaryFolder()
        let text = String(repeating: "x", count: 100) + "\n1\n2\n"
        let path = try folder.write("table.csv", text)
        let chunks = try Self.chunks(of: path, 64)
        #expect(chunks.map(\.count) == [64, 41])
        #expect(chunks.joined().elementsEqual(text.utf8))
    }

    @Test func `a file of one line is one chunk`() throws {
        let folder = try TemporaryFolder()
        for text in ["header\n", "header"] {
            let path = try folder.write("table.csv", text)
            #expect(try Self.chunks(of: path, 64) == [Array(text.utf8)])
        }
    }
}
