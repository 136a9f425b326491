internal import CCrypto

/// The SHA-256 of everything fed to it, through OpenSSL's EVP interface.
///
/// Related OpenSSL documentation: `man 3 EVP_DigestInit`.
@safe struct FileDigest: ~Copyable {
    private let context: OpaquePointer?

    /// The algorithm, looked up once: OpenSSL would look it up by its name for every digest, which costs
    /// a short text as much as its digest.
    ///
    /// Related OpenSSL documentation: `man 7 crypto`, explicit fetching.
    private static nonisolated(unsafe) let algorithm = unsafe EVP_MD_fetch(nil, "SHA256", nil)

    init() {
        unsafe context = EVP_MD_CTX_new()
        unsafe EVP_DigestInit_ex(context, Self.algorithm, nil)
    }

    func update(_ bytes: UnsafeRawBufferPointer) {
        unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The digest in lower-case hexadecimal.
    consuming func finish() -> String { unsafe Self.text(of: context) }

    /// The digest of what was fed so far, in lower-case hexadecimal.
    func current() -> String {
        let copy = unsafe EVP_MD_CTX_new()
        defer { unsafe EVP_MD_CTX_free(copy) }
        unsafe EVP_MD_CTX_copy_ex(copy, context)
        return unsafe Self.text(of: copy)
    }

    /// Ends a digest.
    private static func text(of context: OpaquePointer?) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        unsafe digest.withUnsafeMutableBufferPointer { buffer in
            _ = unsafe EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
        }
        return unsafe String(unsafeUninitializedCapacity: 64) { text in
            func digit(_ half: UInt8) -> UInt8 { half + (half < 10 ? 0x30 : 0x61 - 10) }
            for (place, byte) in digest.enumerated() {
                unsafe text[2 * place] = digit(byte >> 4)
                unsafe text[2 * place + 1] = digit(byte & 15)
            }
            return 64
        }
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
    }
}
