import Dumps
import Testing

/// Objects as records, whatever they stand in.
@Suite struct JSONShapeTests {
    private static let two = [["1", "x"], ["2", ""]]

    @Test(arguments: [
        ("[{\"id\": 1, \"name\": \"x\"}, {\"id\": 2}]", JSONShape.document),
        ("{\"data\": [{\"id\": 1, \"name\": \"x\"}, {\"id\": 2}]}", .document),
        ("{\"id\": 1, \"name\": \"x\"}\n{\"id\": 2}\n", .document),
        ("{\"id\": 1, \"name\": \"x\"}\n{\"id\": 2}\n", .lines),
        ("{\"id\":1,\"name\":\"x\"}{\"id\":2}", .lines),
        ("\u{FEFF}[{\"name\":\"x\",\"id\":1},{\"id\":2,\"name\":null}]", .document),
    ])
    func `objects are found in each shape`(text: String, shape: JSONShape) throws {
        for chunk in [256 * 1024] + Array(1...20) {
            let rows = try jsonRows(text, ["id", "name"], shape, chunkCapacity: chunk)
            #expect(rows.map(\.fields) == Self.two, "chunks of \(chunk)")
            #expect(rows.map(\.number) == [1, 2])
        }
    }

    @Test func `what stands before and after the array of objects is no record`() throws {
        let text = """
            {"meta": {"pages": {"of": 3}, "tags": ["a", {"b": 1}]}, "sizes": [1, 2], "none": [],
             "data": [{"id": 1}], "links": [{"id": 9}], "end": {"id": 8}}
            """
        // The first array whose first element is an object.
        #expect(try jsonRows(text, ["id"], .document).map(\.fields) == [["1"]])
    }

    @Test func `members of objects within objects are fields`() throws {
        let text = """
            [{"id": 1, "at": {"city": "Harbour", "near": {"pier": true, "city": "x"}}, "city": "y"},
             {"at": {}, "id": 2}, {"id": 3, "at": [{"city": "z"}]}]
            """
        let rows = try jsonRows(text, ["id", "at.city", "at.near.pier", "city"], .document)
        #expect(
            rows.map(\.fields) == [
                ["1", "Harbour", "true", "y"], ["2", "", "", ""], ["3", "", "", ""],
            ]
        )
    }

    @Test func `features are found below a coordinate reference system`() throws {
        let text = """
            {"type": "FeatureCollection",
             "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
             "bbox": [0, 1, 2, 3],
             "features": [
               {"type": "Feature", "properties": {"name": "Harbour", "n": 1},
                "geometry": {"type": "Point", "coordinates": [2.1, 41.3]}},
               {"type": "Feature", "properties": null, "geometry": null}]}
            """
        let rows = try jsonRows(text, ["name", "geometry", "n"], .features)
        #expect(
            rows.map(\.fields) == [
                ["Harbour", "{\"type\": \"Point\", \"coordinates\": [2.1, 41.3]}", "1"],
                ["", "", ""],
            ]
        )
    }

    @Test func `an object without an array of objects is one record`() throws {
        let text = "{\"id\": 1, \"tags\": [\"a\", \"b\"], \"more\": {\"x\": [1]}}"
        let rows = try jsonRows(text, ["id", "tags", "more"], .document)
        #expect(rows.map(\.fields) == [["1", "[\"a\", \"b\"]", "{\"x\": [1]}"]])
    }

    @Test(arguments: ["[]", "{\"data\": []}", "{}"])
    func `without an object there is at most an empty record`(text: String) throws {
        let rows = try jsonRows(text, ["id"], .document)
        #expect(rows.map(\.fields) == (text == "[]" ? [] : [[""]]))
    }

    @Test func `offsets are those of the objects' first bytes`() throws {
        let rows = try jsonRows("[ {\"a\":1},\n {\"a\":2} ]", ["a"], .document, chunkCapacity: 3)
        #expect(rows == [ReadRow(1, at: 2, ["1"]), ReadRow(2, at: 12, ["2"])])
    }

    @Test func `numbers keep every digit and texts lose their escapes`() throws {
        let text = #"""
            {"id": 12345678901234567890, "price": 1.50, "t": "a\"b\\c\/d\n\u00e9\ud83d\ude00",
             "yes": true, "no": null}
            """#
        let rows = try jsonRows(text, ["id", "price", "t", "yes", "no"], .lines)
        #expect(
            rows.map(\.fields) == [
                ["12345678901234567890", "1.50", "a\"b\\c/d\né😀", "true", ""]
            ]
        )
    }

    @Test func `brackets and commas inside texts are text`() throws {
        let text = #"[{"t": "}],[{\"", "é\u0031": "x"}, {"t": "\\"}]"#
        let rows = try jsonRows(text, ["t", "é1"], .document, chunkCapacity: 1)
        #expect(rows.map(\.fields) == [["}],[{\"", "x"], ["\\", ""]])
    }

    @Test func `columns are the members of the first object`() throws {
        #expect(try jsonColumns("[{\"b\": 1, \"a\": 2}, {\"c\": 3}]", .document) == ["b", "a"])
        #expect(
            try jsonColumns(
                #"{"features": [{"properties": {"n": 1}, "id": 4, "geometry": null}]}"#,
                .features
            ) == ["n", "geometry"]
        )
        #expect(try jsonColumns("[]", .document) == [])
    }
}
