internal import CPCRE2

/// A regular expression out of a data folder, compiled by PCRE2 (man 3 pcre2pattern).
///
/// Texts are bytes: patterns are written for folded texts, which are ASCII where it matters.
///
/// - Note: `@unchecked Sendable` because a compiled pattern is never changed again, and PCRE2
///   allows any number of threads to match with it (man 3 pcre2api, "Multithreading").
@safe public final class TextPattern: @unchecked Sendable {
    /// The pattern as written.
    public let source: String

    /// The names of its groups, by their number; empty for a group without a name.
    public let groupNames: [String]
    private let code: OpaquePointer
    private let limits: OpaquePointer

    /// Compiles a pattern.
    ///
    /// - Throws: `PatternError` that says what is wrong and where.
    public init(_ source: String) throws(PatternError) {
        var number: Int32 = 0
        var offset = 0
        let bytes = Array(source.utf8)
        let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe veedor_pattern_compile(buffer.baseAddress, buffer.count, &number, &offset)
        }
        guard let compiled = unsafe compiled, let limits = unsafe veedor_pattern_limits() else {
            throw PatternError(
                pattern: source,
                offset: offset,
                message: Self.message(number)
            )
        }
        self.source = source
        unsafe code = compiled
        unsafe self.limits = limits
        groupNames = unsafe Self.names(of: compiled)
    }

    /// Every match in a text, from left to right, none of which overlap.
    ///
    /// - Returns: `nil` when the pattern would take too long on this text.
    public func matches(in text: [UInt8]) -> [PatternMatch]? {
        guard let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil) else {
            return nil
        }
        defer { unsafe pcre2_match_data_free_8(data) }
        var matches: [PatternMatch] = []
        var start = 0
        while start <= text.count {
            let found = unsafe text.withUnsafeBufferPointer { buffer in
                unsafe pcre2_match_8(code, buffer.baseAddress, buffer.count, start, 0, data, limits)
            }
            if found == PCRE2_ERROR_NOMATCH { return matches }
            guard found > 0, let pairs = unsafe pcre2_get_ovector_pointer_8(data) else {
                return nil
            }
            let match = unsafe match(pairs, count: Int(found), in: text)
            matches.append(match)
            start = max(match.range.upperBound, match.range.lowerBound + 1)
        }
        return matches
    }

    private func match(
        _ pairs: UnsafeMutablePointer<Int>,
        count: Int,
        in text: [UInt8]
    ) -> PatternMatch {
        var groups: [String: Range<Int>] = [:]
        for group in 1..<max(count, 1) where group < groupNames.count {
            let (start, end) = unsafe (pairs[2 * group], pairs[2 * group + 1])
            // PCRE2 writes the largest number for a group that took no part.
            guard start >= 0, start <= end, end <= text.count, !groupNames[group].isEmpty else {
                continue
            }
            groups[groupNames[group]] = start..<end
        }
        return unsafe PatternMatch(range: pairs[0]..<max(pairs[0], pairs[1]), groups: groups)
    }

    private static func names(of code: OpaquePointer) -> [String] {
        var groupCount: UInt32 = 0
        var nameCount: UInt32 = 0
        var entrySize: UInt32 = 0
        var table: UnsafePointer<UInt8>?
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &groupCount)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &nameCount)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &entrySize)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
        var names = Array(repeating: "", count: Int(groupCount) + 1)
        guard let table = unsafe table else { return names }
        for index in 0..<Int(nameCount) {
            let entry = unsafe table + index * Int(entrySize)
            let group = unsafe Int(entry[0]) << 8 | Int(entry[1])
            names[group] = unsafe String(cString: entry + 2)
        }
        return names
    }

    private static func message(_ number: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = unsafe buffer.withUnsafeMutableBufferPointer { bytes in
            unsafe pcre2_get_error_message_8(number, bytes.baseAddress, bytes.count)
        }
        return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
    }

    deinit {
        unsafe pcre2_match_context_free_8(limits)
        unsafe pcre2_code_free_8(code)
    }
}

extension TextPattern: Hashable {
    /// Patterns are the same when they are written the same.
    public static func == (left: TextPattern, right: TextPattern) -> Bool {
        left.source == right.source
    }

    /// Hashes what is written.
    public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

/// Where a pattern fits a text, in bytes.
public struct PatternMatch: Hashable, Sendable {
    /// The whole match.
    public var range: Range<Int>

    /// The named groups that took part.
    public var groups: [String: Range<Int>]
}

/// Why a pattern cannot be used.
public struct PatternError: Error, Hashable, Sendable {
    /// The pattern.
    public var pattern: String

    /// The byte where PCRE2 stopped.
    public var offset: Int

    /// What PCRE2 says.
    public var message: String
}
