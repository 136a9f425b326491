import Dumps
import Foundation
import TestKit
import Testing

/// The reader against the slow one, on files drawn from pieces that hurt.
@Suite struct CSVDifferentialTests {
    /// The same seed draws the same file for ever (splitmix64).
    private struct Draw {
        var state: UInt64

        mutating func next(below bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((word ^ (word >> 31)) % UInt64(bound))
        }
    }

    private static let pieces = [
        "a", "bc", "def ", " ", "\t", "é", "\"", "\"\"", ",", ",", ",", ";", ";", ";", "\t", "\n",
        "\n",
        "\r\n", "\r", "\r\r\n", "\"q\"", "\"x,y\"", "\"m\nn\"", "\"o\r\no\" ", "\"p\"\"p\",",
        "\",\"",
        "\n\"", "\"\n", "\0",
    ]

    private static func file(seed: Int) -> [UInt8] {
        var draw = Draw(state: UInt64(seed))
        var bytes: [UInt8] = draw.next(below: 8) == 0 ? [0xEF, 0xBB, 0xBF] : []
        for _ in 0...draw.next(below: 50) {
            bytes += Array(pieces[draw.next(below: pieces.count)].utf8)
        }
        return bytes
    }

    private static let limits = [
        RecordLimits(), RecordLimits(maxFieldBytes: 6), RecordLimits(maxRowBytes: 12),
        RecordLimits(maxFieldBytes: 3, maxRowBytes: 9),
    ]

    @Test(arguments: 0..<10)
    func `both readers agree, whatever the chunks`(block: Int) throws {
        let folder = try TemporaryFolder()
        var faults: Set<RowFault> = []
        for seed in (block * 100)..<(block * 100 + 100) {
            let bytes = Self.file(seed: seed)
            let path = try folder.write("\(seed).csv", Data(bytes))
            let delimiter = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")][seed % 3]
            let limits = Self.limits[seed % Self.limits.count]
            var slow = SlowCSVReader(bytes, delimiter: delimiter, limits: limits)
            let expected = slow.rows()
            faults.formUnion(expected.compactMap(\.fault))
            for chunk in [256 * 1024] + Array(1...20) {
                let found = try csvRows(
                    inFileAt: path,
                    delimiter: delimiter,
                    limits: limits,
                    chunkCapacity: chunk
                )
                #expect(found == expected, "seed \(seed), chunks of \(chunk)")
                if found != expected { return }
            }
        }
        // The draw reaches every fault there is.
        #expect(faults.count >= 5)
    }
}
