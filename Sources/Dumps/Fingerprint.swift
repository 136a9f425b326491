internal import CCrypto

/// A one-way number of a text: equal texts have equal ones, and the text cannot be read from it.
///
/// A short text, such as a first name, can be found by trying all of them: a fingerprint of one is
/// as personal as the text, but nobody reads it by looking.
public enum Fingerprint {
    /// The SHA-256 of some bytes in lower-case hexadecimal.
    public static func sha256(of bytes: [UInt8]) -> String {
        let digest = FileDigest()
        unsafe bytes.withUnsafeBytes { unsafe digest.update($0) }
        return digest.finish()
    }

    /// The first 64 bits of the SHA-256 of some bytes, as sixteen hexadecimal digits.
    public static func text(of bytes: [UInt8]) -> String {
        String(sha256(of: bytes).prefix(16))
    }

    /// The first 64 bits of the HMAC-SHA-256 of some bytes under a key (RFC 2104); whoever lacks
    /// the key cannot try texts.
    ///
    /// Related OpenSSL documentation: `man 3 HMAC`.
    public static func text(of bytes: [UInt8], key: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        unsafe digest.withUnsafeMutableBufferPointer { result in
            _ = unsafe HMAC(
                EVP_sha256(),
                key,
                Int32(key.count),
                bytes,
                bytes.count,
                result.baseAddress,
                &length
            )
        }
        return digest.prefix(8).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}
