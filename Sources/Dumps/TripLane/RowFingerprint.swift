internal import CCrypto

/// The fingerprint of some fields of a row together, as a number: what `Fingerprint.text` gives for
/// the same bytes with a zero between two fields.
@safe struct RowFingerprint: ~Copyable {
    private let columns: [Int]
    private let context: OpaquePointer?
    private let digest: UnsafeMutablePointer<UInt8>

    /// The fields one behind the other.
    private var bytes: [UInt8] = []

    init(columns: [Int]) {
        self.columns = columns
        unsafe context = EVP_MD_CTX_new()
        unsafe digest = .allocate(capacity: Int(EVP_MAX_MD_SIZE))
        unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
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
        bytes.removeAll(keepingCapacity: true)
        var isEmpty = true
        for (index, column) in columns.enumerated() {
            let start = unsafe starts[column]
            let end = column + 1 < count ? unsafe starts[column + 1] - 1 : row.count
            if index > 0 { bytes.append(0) }
            if end > start { isEmpty = false }
            unsafe bytes.append(contentsOf: row[start..<end])
        }
        guard !isEmpty else { return TripBatch.missing }
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe EVP_DigestInit_ex(context, nil, nil)
            unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
            unsafe EVP_DigestFinal_ex(context, digest, nil)
        }
        let word = unsafe UnsafeRawPointer(digest).loadUnaligned(as: UInt64.self)
        let number = Int64(bitPattern: UInt64(bigEndian: word))
        // Never the one that means "not told".
        return number == TripBatch.missing ? number + 1 : number
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
        unsafe digest.deallocate()
    }
}
