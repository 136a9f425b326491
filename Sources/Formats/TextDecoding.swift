extension Container.Encoding {
    /// The bytes as text, or `nil` where they are no text in this encoding.
    ///
    /// Windows-1252 gives every byte a meaning but 81, 8D, 8F, 90 and 9D (hexadecimal); its table
    /// is the Unicode Consortium's CP1252.TXT.
    func text(of bytes: Span<UInt8>) -> String? {
        switch self {
        case .utf8:
            guard let valid = try? UTF8Span(validating: bytes) else { return nil }
            return String(copying: valid)
        case .windows1252:
            var scalars = String.UnicodeScalarView()
            for index in bytes.indices {
                let byte = bytes[index]
                guard (0x80...0x9F).contains(byte) else {
                    scalars.append(Unicode.Scalar(byte))
                    continue
                }
                guard let scalar = Unicode.Scalar(Self.c1[Int(byte) - 0x80]) else { return nil }
                guard scalar.value != 0 else { return nil }
                scalars.append(scalar)
            }
            return String(scalars)
        }
    }

    private static let c1: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}
