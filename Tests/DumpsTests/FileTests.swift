import Foundation
import TestKit
import Testing

@testable import Dumps

/// What a file is, before anything of it is read as a record.
@Suite struct FileTests {
    @Test func `a file is known by its size and the SHA-256 of its bytes`() throws {
        let folder = try TemporaryFolder()
        let identity = try FileIdentity(ofFileAt: try folder.write("abc", "abc"))
        #expect(identity.byteCount == 3)
        // FIPS 180-2, appendix B.1.
        #expect(
            identity.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
    }

    private func digest(_ data: Data, inPiecesOf size: Int) -> String {
        let digest = FileDigest()
        data.withUnsafeBytes { bytes in
            for start in stride(from: 0, to: bytes.count, by: size) {
                let end = min(start + size, bytes.count)
                digest.update(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            }
        }
        return digest.finish()
    }

    @Test(arguments: [1, 64, 999, 1_000_000])
    func `a digest does not depend on the pieces`(size: Int) {
        let million = Data(repeating: UInt8(ascii: "a"), count: 1_000_000)
        // FIPS 180-2, appendix B.3.
        #expect(
            digest(million, inPiecesOf: size)
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        )
    }

    @Test func `a file of several buffers is hashed to its end`() throws {
        let folder = try TemporaryFolder()
        let data = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) })
        let identity = try FileIdentity(ofFileAt: try folder.write("a", data))
        #expect(identity.byteCount == 3_000_000)
        #expect(identity.sha256 == digest(data, inPiecesOf: 1 << 16))
    }

    @Test func `the digest of nothing is the one of the standard`() {
        #expect(
            FileDigest().finish()
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
    }

    @Test func `a file without a byte is empty and no dump`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("empty.csv", "")
        let expected = DumpError(.isEmpty, file: path)
        #expect(throws: expected) { try FileIdentity(ofFileAt: path) }
        #expect(throws: expected) { try ContentKind(ofFileAt: path) }
        #expect(throws: expected) { try csvRows(inFileAt: path) }
    }

    @Test func `a folder and a file that is not there are told apart`() throws {
        let folder = try TemporaryFolder()
        #expect(throws: DumpError(.isDirectory, file: folder.path)) {
            try FileIdentity(ofFileAt: folder.path)
        }
        let error = #expect(throws: DumpError.self) {
            try FileIdentity(ofFileAt: folder.path("no.csv"))
        }
        #expect(error?.code == .cannotOpen)
        #expect(error?.detail == "No such file or directory")
    }

    @Test func `what can be read only once is no dump`() throws {
        #expect(throws: DumpError(.isNoFile, file: "/dev/null")) {
            try FileIdentity(ofFileAt: "/dev/null")
        }
        let folder = try TemporaryFolder()
        let pipe = folder.path("pipe")
        try #require(mkfifo(pipe, 0o600) == 0)
        // Open at both ends, so that opening it does not wait for a writer.
        let ends = open(pipe, O_RDWR)
        defer { close(ends) }
        #expect(throws: DumpError(.isNoFile, file: pipe)) { try FileIdentity(ofFileAt: pipe) }
    }

    @Test(arguments: [
        ("id,name\n1,x\n", ContentKind.delimitedText), ("{\"a\": 1}", .json), ("\n [1]", .json),
        ("\u{FEFF}{}", .json), ("PK\u{3}\u{4}rest", .zipArchive), ("\"{\",b", .delimitedText),
    ])
    func `the first bytes say what a file is`(text: String, kind: ContentKind) throws {
        let folder = try TemporaryFolder()
        #expect(try ContentKind(ofFileAt: try folder.write("plain", text)) == kind)
        let compressed = try folder.write("packed", try GzipFile.data(Data(text.utf8)))
        #expect(try ContentKind(ofFileAt: compressed) == kind)
    }

    @Test func `a NUL byte near the beginning is no text`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("picture.csv", Data([0x61, 0x62, 0x00, 0x63]))
        #expect(throws: DumpError(.notText, file: path, offset: 2, detail: "a NUL byte")) {
            try ContentKind(ofFileAt: path)
        }
    }
}
