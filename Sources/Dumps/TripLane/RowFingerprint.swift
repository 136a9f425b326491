internal import CCrypto

/// The fingerprint of some fields of a row together, as a number: what `Fingerprint.text` gives for
/// the same bytes with a zero between two fields.
///
/// Nearly all rows are short enough for one block of SHA-256, which is made by hand: to set up and
/// end a digest costs more than the digest.
@safe struct RowFingerprint: ~Copyable {
    private let columns: [Int]

    /// The fields one behind the other, with room for what ends a block.
    private var bytes: UnsafeMutableRawBufferPointer

    /// The digest before the first block.
    private let initial: SHA256_CTX

    private static let blockBytes = 64

    /// A block ends with one byte of a mark and eight of the length (FIPS 180-4, 5.1.1).
    private static let mostBytesOfOneBlock = blockBytes - 9

    init(columns: [Int]) {
        self.columns = columns
        unsafe bytes = .allocate(byteCount: 1_024, alignment: 16)
        var context = SHA256_CTX()
        unsafe SHA256_Init(&context)
        initial = context
    }

    /// - Parameters:
    ///   - row: the row's bytes up to its line end.
    ///   - starts: where its fields begin in `row`.
    ///   - count: how many fields it has.
    /// - Returns: `TripBatch.missing` where all fields are empty.
    mutating func number(
        _ row: UnsafeRawBufferPointer,
        _ starts: UnsafePointer<Int>,
        count: Int
    ) -> Int64 {
        let length = unsafe gather(row, starts, count)
        // Nothing but the zeros between the fields.
        guard length >= columns.count else { return TripBatch.missing }
        let word = length <= Self.mostBytesOfOneBlock ? short(length) : long(length)
        let number = Int64(bitPattern: word)
        // Never the one that means "not told".
        return number == TripBatch.missing ? number + 1 : number
    }

    /// Puts the fields one behind the other; how many bytes they take with what is between them.
    private mutating func gather(
        _ row: UnsafeRawBufferPointer,
        _ starts: UnsafePointer<Int>,
        _ count: Int
    ) -> Int {
        // Every field and a zero behind it.
        let room = row.count + columns.count
        if unsafe room + Self.blockBytes > bytes.count {
            unsafe bytes.deallocate()
            unsafe bytes = .allocate(byteCount: 2 * room + Self.blockBytes, alignment: 16)
        }
        var length = 0
        for (index, column) in columns.enumerated() {
            let start = unsafe starts[column]
            let end = column + 1 < count ? unsafe starts[column + 1] - 1 : row.count
            if index > 0 {
                unsafe bytes[length] = 0
                length += 1
            }
            unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[length...])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: row[start..<end]))
            length += end - start
        }
        return length
    }

    /// The first 64 bits of the digest of a text of one block: behind it a mark, zeros, and its
    /// length in bits, the highest byte first.
    private func short(_ length: Int) -> UInt64 {
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[length..<Self.blockBytes])
        unsafe rest.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe rest[0] = 0x80
        unsafe bytes.storeBytes(
            of: UInt16(length * 8).bigEndian,
            toByteOffset: Self.blockBytes - 2,
            as: UInt16.self
        )
        var context = initial
        unsafe SHA256_Transform(&context, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
        return UInt64(context.h.0) << 32 | UInt64(context.h.1)
    }

    /// The first 64 bits of the digest of a text of any length.
    private func long(_ length: Int) -> UInt64 {
        var context = initial
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        unsafe SHA256_Update(&context, bytes.baseAddress, length)
        unsafe SHA256_Final(&digest, &context)
        return digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    deinit {
        unsafe bytes.deallocate()
    }
}
