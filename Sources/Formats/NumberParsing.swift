/// The digits of a written number, before they become a value.
struct WrittenNumber {
    var isNegative = false
    var digits: [UInt8] = []
    /// How many of the digits stand after the decimal sign; negative where zeros are left out.
    var fractionDigits = 0

    /// Takes symbols and group signs off and checks that only one number is left.
    init?(_ bytes: Span<UInt8>, style: NumberStyle) {
        var index = 0
        var end = bytes.count
        Self.trim(bytes, &index, &end)
        if index < end, bytes[index] == UInt8(ascii: "-") {
            isNegative = true
            index += 1
        }
        for symbol in style.symbols {
            let sign = Array(symbol.utf8)
            if Self.has(sign, in: bytes, at: index, before: end) { index += sign.count }
            if Self.has(sign, in: bytes, at: end - sign.count, before: end) { end -= sign.count }
        }
        Self.trim(bytes, &index, &end)
        if !isNegative, index < end, bytes[index] == UInt8(ascii: "-") {
            isNegative = true
            index += 1
        }
        var hasFraction = false
        var groupDigits: Int?
        while index < end {
            let byte = bytes[index]
            if (0x30...0x39).contains(byte) {
                digits.append(byte - 0x30)
                if hasFraction { fractionDigits += 1 }
                groupDigits = groupDigits.map { $0 + 1 }
            } else if byte == style.decimalSign, !hasFraction {
                guard groupDigits == nil || groupDigits == 3 else { return nil }
                groupDigits = nil
                hasFraction = true
            } else if byte == style.groupSign, !hasFraction, !digits.isEmpty {
                guard groupDigits == 3 || (groupDigits == nil && digits.count <= 3) else {
                    return nil
                }
                groupDigits = 0
            } else if byte | 0x20 == UInt8(ascii: "e"), style.allowsExponent {
                guard let exponent = Self.exponent(bytes, index + 1, end) else { return nil }
                fractionDigits -= exponent
                index = end - 1
            } else {
                return nil
            }
            index += 1
        }
        guard !digits.isEmpty, groupDigits == nil || groupDigits == 3 else { return nil }
    }

    /// The value times ten to the power `scale`, when that is a whole number of 64 bits.
    func integer(scale: Int = 0) -> Int64? {
        var kept = digits
        var fraction = fractionDigits
        while fraction > scale {
            guard kept.popLast() == 0 else { return nil }
            fraction -= 1
        }
        kept.append(contentsOf: repeatElement(0, count: scale - fraction))
        var value: Int64 = 0
        for digit in kept {
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, stillTooLarge) = product.addingReportingOverflow(Int64(digit))
            if tooLarge || stillTooLarge { return nil }
            value = sum
        }
        return isNegative ? -value : value
    }

    /// The nearest double; correctly rounded, because the digits go through one text.
    var double: Double? {
        var text = isNegative ? "-" : ""
        for digit in digits { text += String(digit) }
        return Double("\(text)e\(-fractionDigits)")
    }

    /// The power of ten after an `e`: a sign, then one to three digits.
    private static func exponent(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var index = start
        var sign = 1
        if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            sign = bytes[index] == UInt8(ascii: "-") ? -1 : 1
            index += 1
        }
        guard (1...3).contains(end - index) else { return nil }
        var value = 0
        while index < end {
            guard (0x30...0x39).contains(bytes[index]) else { return nil }
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return sign * value
    }

    private static func trim(_ bytes: Span<UInt8>, _ index: inout Int, _ end: inout Int) {
        while index < end, bytes[index] == 0x20 { index += 1 }
        while index < end, bytes[end - 1] == 0x20 { end -= 1 }
    }

    private static func has(
        _ sign: [UInt8],
        in bytes: Span<UInt8>,
        at start: Int,
        before end: Int
    ) -> Bool {
        guard start >= 0, start + sign.count <= end else { return false }
        return sign.indices.allSatisfy { bytes[start + $0] == sign[$0] }
    }
}
