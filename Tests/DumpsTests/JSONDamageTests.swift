import Dumps
import TestKit
import Testing

/// JSON that is none: no part of it may be passed over in silence.
@Suite struct JSONDamageTests {
    private func error(_ text: String, _ shape: JSONShape) -> DumpError? {
        #expect(throws: DumpError.self) { try jsonRows(text, ["id"], shape) }
    }

    @Test(arguments: [
        ("[{\"id\": 1}", JSONShape.document), ("[{\"id\": 1},", .document), ("[", .document),
        ("{\"data\": [{\"id\": 1}]", .document), ("{\"data\"", .document), ("{\"id\": 1", .lines),
        ("[{\"id\": \"1", .document), ("{\"a\": [1, 2", .document), ("{\"id\": ", .document),
        ("{\"features\": [{\"properties\": {}}", .features), ("{\"id\": \"\\", .lines),
    ])
    func `a file that was cut says so`(text: String, shape: JSONShape) {
        let error = error(text, shape)
        #expect(error?.code == .notJSON)
        #expect(error?.detail?.hasPrefix("it ends") == true, "\(error?.detail ?? "")")
        #expect(error?.offset == Int64(text.utf8.count))
    }

    @Test(arguments: [
        ("[{\"id\": \"a\\\"]\", \"b\": [{}, null]}, {\"id\": -1.5e3}]", JSONShape.document),
        ("{\"n\": [], \"data\": [{\"id\": 1}], \"m\": {\"k\": [true]}}", .document),
        (
            "{\"crs\": {\"a\": \"}\"}, \"features\": [{\"properties\": {\"id\": 1}}], \"b\": 0}",
            .features
        ),
    ])
    func `no beginning of a document passes for the whole of it`(
        text: String,
        shape: JSONShape
    ) throws {
        #expect(try !jsonRows(text, ["id"], shape).isEmpty)
        for length in 1..<text.utf8.count {
            let cut = String(decoding: text.utf8.prefix(length), as: UTF8.self)
            #expect(error(cut, shape)?.code == .notJSON, "\(cut)")
        }
    }

    @Test(arguments: [
        ("[{\"id\": 1}, oops, {\"id\": 2}]", JSONShape.document, 12),
        ("[{\"id\": 1} {\"id\": 2}]", .document, 11), ("[{\"id\": 1},]", .document, 11),
        ("[{\"id\": 1}, 2]", .document, 12), ("[,{\"id\": 1}]", .document, 1),
        ("[{\"id\": 1}] [", .document, 12), ("[{\"id\": 1}}", .document, 10),
        ("{\"data\": [{\"id\": 1}]} x", .document, 22),
        ("{\"data\": [{\"id\": 1}]]", .document, 20),
        ("{\"data\": [{\"id\": 1}], 5}", .document, 22),
        ("{\"id\": 1}\nhello\n", .lines, 10), ("{\"id\": 1},{\"id\": 2}", .lines, 9),
        ("[{\"id\": 1}]", .lines, 0), ("{\"id\" 1}", .document, 6), ("{id: 1}", .document, 1),
        ("5", .document, 0), ("{\"id\": }", .document, 7),
    ])
    func `what is no object is an error at its byte`(text: String, shape: JSONShape, at: Int) {
        let error = error(text, shape)
        #expect(error?.code == .notJSON)
        #expect(error?.offset == Int64(at), "\(error?.detail ?? "")")
    }

    @Test(arguments: [
        "{\"id\": 1]", "{\"id\" 1}", "{\"id\": 1,}", "{id: 1}", "{\"a\": [1}", "{\"id\": }",
    ])
    func `a malformed object is an error with its row and first byte`(text: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("damaged.jsonl", "{\"id\": 7}\n\(text)\n{\"id\": 8}\n")
        var reader = try JSONReader(path: path, columns: ["id"], shape: .lines)
        var record = Record()
        #expect(try reader.next(into: &record))
        let error = #expect(throws: DumpError.self) { try reader.next(into: &record) }
        #expect(error?.code == .notJSON)
        #expect(error?.row ?? 2 == 2)
        #expect(error?.offset.map { $0 >= 10 } == true)
    }

    @Test func `the objects before the damage are handed over`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("cut.json", "[{\"id\": 1}, {\"id\": 2}, {\"id\"")
        var reader = try JSONReader(path: path, columns: ["id"], shape: .document)
        var record = Record()
        #expect(try reader.next(into: &record))
        #expect(try reader.next(into: &record))
        #expect(record.field(0) == Array("2".utf8))
        #expect(throws: DumpError.self) { try reader.next(into: &record) }
    }
}
