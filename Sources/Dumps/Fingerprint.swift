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
}
