import Domain
import Store
import TestKit
import Testing

/// Packed columns: what goes in comes out, in few bytes.
@Suite struct PackedColumnTests {
    private func packed(_ values: [Int64]) -> [UInt8]? { PackedColumn.packed(values.span) }

    private func unpacked(_ bytes: [UInt8], _ count: Int) -> [Int64]? {
        var values: [Int64] = []
        guard PackedColumn.unpack(bytes, count: count, into: &values) else {
            return nil
        }
        return Array(values.prefix(count))
    }

    @Test(arguments: [0, 1, 2, 7, 8, 15, 31, 47, 61, 62, 63])
    func `what is packed comes out again at every width`(width: Int) throws {
        var generator = SystemRandomNumberGenerator()
        for count in [1, 2, 63, 64, 65, 1_000] {
            for share in [0, 3] {
                let values = (0..<count).map { _ -> Int64 in
                    if share > 0, Int.random(in: 0..<share, using: &generator) == 0 {
                        return PackedColumn.missing
                    }
                    let bound = width == 0 ? 0 : Int64((UInt64(1) << UInt64(width)) - 1)
                    return Int64.random(in: -bound / 2...bound / 2, using: &generator)
                }
                guard let bytes = packed(values) else {
                    #expect(values.allSatisfy { $0 == PackedColumn.missing })
                    continue
                }
                #expect(unpacked(bytes, count) == values)
            }
        }
    }

    @Test func `numbers at both ends of 64 bits come out again`() throws {
        let values = [Int64.max, Int64.min + 1, 0, PackedColumn.missing, -1]
        let bytes = try #require(packed(values))
        #expect(unpacked(bytes, values.count) == values)
    }

    @Test func `few different numbers far apart need few bits`() throws {
        let values = (0..<4_096).map { [0, 275, 75, PackedColumn.missing][$0 % 4] }
        let bytes = try #require(packed(values))
        #expect(bytes.count == 2 + 3 * 8 + 4_096 * 2 / 8)
        #expect(unpacked(bytes, values.count) == values)
    }

    @Test func `a column that tells nothing is not stored`() {
        #expect(packed([PackedColumn.missing, PackedColumn.missing]) == nil)
    }

    @Test func `a column of one number costs ten bytes`() throws {
        let values = [Int64](repeating: 7, count: 4_096)
        #expect(try #require(packed(values)).count == 10)
    }

    @Test func `bytes that were cut off or changed in length are refused`() throws {
        let bytes = try #require(packed([1, 2, 3, 900]))
        #expect(unpacked(Array(bytes.dropLast()), 4) == nil)
        #expect(unpacked(bytes + [0], 4) == nil)
        #expect(unpacked([], 4) == nil)
        #expect(unpacked(bytes, 400) == nil)
    }
}
