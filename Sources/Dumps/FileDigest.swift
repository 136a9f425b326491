internal import CCrypto

/// The SHA-256 of everything fed to it, through OpenSSL's EVP interface.
///
/// Related OpenSSL documentation: `man 3 EVP_DigestInit`.
@safe struct FileDigest: ~Copyable {
    private let context: OpaquePointer?

    init() {
        unsafe context = EVP_MD_CTX_new()
        unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    func update(_ bytes: UnsafeRawBufferPointer) {
        unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The digest in lower-case hexadecimal.
    consuming func finish() -> String { current() }

    /// The digest of what was fed so far, in lower-case hexadecimal.
    func current() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        let copy = unsafe EVP_MD_CTX_new()
        defer { unsafe EVP_MD_CTX_free(copy) }
        unsafe EVP_MD_CTX_copy_ex(copy, context)
        unsafe digest.withUnsafeMutableBufferPointer { buffer in
            _ = unsafe EVP_DigestFinal_ex(copy, buffer.baseAddress, nil)
        }
        let hexadecimal = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in digest {
            text.append(hexadecimal[Int(byte >> 4)])
            text.append(hexadecimal[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
    }
}
